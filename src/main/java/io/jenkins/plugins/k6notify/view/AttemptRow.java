package io.jenkins.plugins.k6notify.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.record.DeliveryRecord.AttemptRecord;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * An attempt of a delivery, formatted for the current user.
 *
 * @param status HTTP status code; null without a response
 * @param took duration with its unit
 * @param text the receiver's response, or the reason why it is missing; untrusted text: views must escape it
 */
@Restricted(NoExternalUse.class)
public record AttemptRow(Timestamp at, @CheckForNull Integer status, String took, String text) {

    /** @param reason the reason to show */
    public static AttemptRow of(AttemptRecord record, Reason reason) {
        return new AttemptRow(
                new Timestamp(record.at()), record.status(), Numbers.took(record.millis()), Wording.of(reason));
    }

    /** The status with a label, for places without a column header. */
    @CheckForNull
    public String statusText() {
        return status == null ? null : "HTTP " + status;
    }
}
