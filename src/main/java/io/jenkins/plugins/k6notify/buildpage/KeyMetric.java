package io.jenkins.plugins.k6notify.buildpage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One formatted metric of a run.
 *
 * @param label name of the metric
 * @param value value with its unit
 * @param detail additional figure, such as a rate per second; null if absent
 * @param before value in the previous run; null if unknown
 * @param change signed difference from the previous run; null if unknown
 * @param trend {@code better}, {@code worse} or {@code other}: the suffix of a CSS class
 */
@Restricted(NoExternalUse.class)
public record KeyMetric(
        String label,
        String value,
        @CheckForNull String detail,
        @CheckForNull String before,
        @CheckForNull String change,
        String trend) {

    /** Creates a metric without a comparison. */
    static KeyMetric of(String label, String value, @CheckForNull String detail) {
        return new KeyMetric(label, value, detail, null, null, "other");
    }

    KeyMetric comparedWith(String previousValue, @CheckForNull String difference, String direction) {
        return new KeyMetric(label, value, detail, previousValue, difference, direction);
    }
}
