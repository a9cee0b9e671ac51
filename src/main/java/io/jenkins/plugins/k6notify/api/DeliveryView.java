package io.jenkins.plugins.k6notify.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.DeliveryRecord.AttemptRecord;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A delivery in the remote API.
 *
 * @param redelivery 0 for the first delivery of the message; a redelivery keeps the id and has a higher number
 * @param channel null for a credential of the job if the user may not see its id
 * @param job whether the job supplied the credential
 */
@ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
@Restricted(NoExternalUse.class)
public record DeliveryView(
        @Exported String id,
        @Exported int redelivery,
        @CheckForNull @Exported String channel,
        @Exported boolean job,
        @Exported String event,
        @Exported String state,
        @CheckForNull @Exported String nextAttempt,
        @Exported List<AttemptView> attempts) {

    /** @param ids credential ids that the user may see */
    static DeliveryView of(DeliveryRecord record, CredentialIds ids) {
        return new DeliveryView(
                record.id().toString(),
                record.redelivery(),
                ids.names(record.job()) ? XmlText.of(record.channel()) : null,
                record.job(),
                record.event(),
                record.isAccepted() ? "accepted" : record.state().name().toLowerCase(Locale.ROOT),
                Objects.toString(record.nextAttempt(), null),
                record.attempts().stream()
                        .map(attempt -> AttemptView.of(attempt, record, ids))
                        .toList());
    }

    /**
     * One attempt of a delivery.
     *
     * @param status HTTP status code
     * @param text the receiver's response, or the reason why it is missing
     */
    @ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
    @Restricted(NoExternalUse.class)
    public record AttemptView(
            @Exported String at,
            @CheckForNull @Exported Integer status,
            @Exported long millis,
            @Exported String text) {

        private static AttemptView of(AttemptRecord attempt, DeliveryRecord delivery, CredentialIds ids) {
            String text = ids.reason(delivery.job(), delivery.channel(), attempt.reason())
                    .words();
            return new AttemptView(attempt.at().toString(), attempt.status(), attempt.millis(), XmlText.of(text));
        }
    }
}
