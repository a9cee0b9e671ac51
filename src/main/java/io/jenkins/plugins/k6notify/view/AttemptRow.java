package io.jenkins.plugins.k6notify.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.record.DeliveryRecord.AttemptRecord;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * An attempt at a delivery, in the language of whoever looks.
 *
 * @param status of HTTP; null where there was no answer
 * @param took how long it took, with its unit
 * @param text the receiver's own words, or why there are none; from outside, so views have to escape it
 */
@Restricted(NoExternalUse.class)
public record AttemptRow(Timestamp at, @CheckForNull Integer status, String took, String text) {

    public static AttemptRow of(AttemptRecord record) {
        return of(record, record.reason());
    }

    /** @param reason what is shown of the reason */
    public static AttemptRow of(AttemptRecord record, Reason reason) {
        return new AttemptRow(
                new Timestamp(record.at()), record.status(), Numbers.took(record.millis()), Wording.of(reason));
    }

    public static AttemptRow of(Attempt attempt) {
        return of(AttemptRecord.of(attempt));
    }

    /** For where no column says what the number is. */
    @CheckForNull
    public String statusText() {
        return status == null ? null : "HTTP " + status;
    }
}
