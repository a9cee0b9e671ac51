package io.jenkins.plugins.k6notify.buildpage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.DeliveryRecord.AttemptRecord;
import io.jenkins.plugins.k6notify.view.AttemptRow;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import io.jenkins.plugins.k6notify.view.StateBadge;
import io.jenkins.plugins.k6notify.view.Timestamp;
import java.time.Instant;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A delivery on the page of a build. Views must escape the response text and the channel name. */
@Restricted(NoExternalUse.class)
public final class DeliveryCard {

    private final DeliveryRecord record;
    private final CredentialIds ids;
    private final boolean redeliverable;

    /**
     * @param ids ids of credentials that the current user may see
     * @param redeliverable whether the current user may redeliver it, and no delivery of the message is waiting
     */
    DeliveryCard(DeliveryRecord record, CredentialIds ids, boolean redeliverable) {
        this.record = record;
        this.ids = ids;
        this.redeliverable = redeliverable;
    }

    /** Returns a key that is unique on the page and suitable for an attribute. */
    public String getKey() {
        return record.id().toString();
    }

    /** Returns the name of the channel, or the id of the job's credential for users who may see it. */
    public String getChannel() {
        return ids.channel(record.job(), record.channel());
    }

    /** Whether the credential belongs to the job. */
    public boolean isJob() {
        return record.job();
    }

    public String getEvent() {
        return record.event();
    }

    /** 0 for the first delivery of its message. */
    public int getRedelivery() {
        return record.redelivery();
    }

    public boolean isOver() {
        return record.isOver();
    }

    public boolean isRedeliverable() {
        return redeliverable;
    }

    public boolean isDelivered() {
        return record.state() == Delivery.State.DELIVERED;
    }

    public StateBadge getState() {
        return StateBadge.of(record.state(), !record.attempts().isEmpty());
    }

    /** Whether it was dropped because too many were waiting. */
    public boolean isDropped() {
        return record.state() == Delivery.State.DROPPED;
    }

    @CheckForNull
    public AttemptRow getLastAttempt() {
        List<AttemptRecord> attempts = record.attempts();
        return attempts.isEmpty() ? null : row(attempts.get(attempts.size() - 1));
    }

    @CheckForNull
    public Timestamp getNextAttempt() {
        Instant next = record.nextAttempt();
        return next == null ? null : new Timestamp(next);
    }

    public List<AttemptRow> getAttempts() {
        return record.attempts().stream().map(this::row).toList();
    }

    private AttemptRow row(AttemptRecord attempt) {
        return AttemptRow.of(attempt, ids.reason(record.job(), record.channel(), attempt.reason()));
    }

    /** Returns the announcement for screen readers when the delivery has ended. */
    public String getNews() {
        return Messages.DeliveryCard_News(getEvent(), getChannel(), getState().word());
    }
}
