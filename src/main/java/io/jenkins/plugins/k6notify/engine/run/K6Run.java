package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One run of k6, as far as it is known: still running, or over.
 *
 * @param ordinal 1 for the first run of a console, 2 for the next
 * @param started null for a run that never began, or did so without a word
 * @param ended null while it runs
 * @param outcome null while it runs
 * @param exitCode null where not known
 */
public record K6Run(
        int ordinal,
        Banner banner,
        @CheckForNull Instant started,
        @CheckForNull Instant ended,
        @CheckForNull Outcome outcome,
        @CheckForNull Integer exitCode,
        K6Summary summary) {

    public K6Run {
        Objects.requireNonNull(banner, "banner");
        Objects.requireNonNull(summary, "summary");
        if ((outcome == null) != (ended == null)) {
            throw new IllegalArgumentException("a run is over when it has an outcome");
        }
    }

    public K6Status status() {
        return outcome == null ? K6Status.RUNNING : outcome.status();
    }

    /** From start to end; null where either is not known. */
    @CheckForNull
    public Duration duration() {
        return started == null || ended == null ? null : Duration.between(started, ended);
    }
}
