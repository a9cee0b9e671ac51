package io.jenkins.plugins.k6notify.buildpage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.view.AttemptRow;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import io.jenkins.plugins.k6notify.view.StateBadge;
import io.jenkins.plugins.k6notify.view.Timestamp;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A delivery on the page of a build. All text is untrusted: views must escape it.
 *
 * @param ids ids of credentials that the current user may see; views show channels and reasons only through them
 * @param redeliverable whether the current user may redeliver it, and no delivery of the message is waiting
 */
@Restricted(NoExternalUse.class)
public record DeliveryCard(DeliveryRecord record, CredentialIds ids, boolean redeliverable) {

    /** Returns the name of the channel, or the id of the job's credential for users who may see it. */
    public String channel() {
        return ids.channel(record.job(), record.channel());
    }

    public StateBadge state() {
        return StateBadge.of(record);
    }

    @CheckForNull
    public Timestamp nextAttempt() {
        return Timestamp.ofNullable(record.nextAttempt());
    }

    /** Returns the attempts, oldest first. */
    public List<AttemptRow> attempts() {
        return record.attempts().stream()
                .map(attempt -> AttemptRow.of(attempt, ids.reason(record.job(), record.channel(), attempt.reason())))
                .toList();
    }

    @CheckForNull
    public AttemptRow lastAttempt() {
        List<AttemptRow> attempts = attempts();
        return attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
    }

    /** Returns the text that screen readers announce when a redelivery has ended. */
    public String announcement() {
        return Messages.DeliveryCard_Announcement(record.event(), channel(), state().word());
    }
}
