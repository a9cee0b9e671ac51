package io.jenkins.plugins.k6notify.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.build.DeliveryRecord.AttemptRecord;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.wording.Numbers;
import io.jenkins.plugins.k6notify.wording.Wording;
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
public record AttemptRow(Moment at, @CheckForNull Integer status, String took, String text) {

    static AttemptRow of(AttemptRecord record) {
        return new AttemptRow(
                new Moment(record.at()), record.status(), Numbers.took(record.millis()), Wording.of(record.reason()));
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
