package io.jenkins.plugins.k6notify.buildpage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One number of a run, in words.
 *
 * @param label what it is
 * @param value with its unit
 * @param detail what else belongs to it, such as a count per second; null for nothing
 * @param before what it was in the previous run; null where not known
 * @param change against the previous run, with its sign; null where not known
 * @param trend {@code better}, {@code worse} or {@code other}: ends the name of a CSS class
 */
@Restricted(NoExternalUse.class)
public record KeyMetric(
        String label,
        String value,
        @CheckForNull String detail,
        @CheckForNull String before,
        @CheckForNull String change,
        String trend) {}
