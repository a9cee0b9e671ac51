package io.jenkins.plugins.k6notify.engine.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One run of k6, as far as it is known: still running, or over.
 *
 * @param ordinal 1 for the first run of a console, 2 for the next
 * @param started null for a run that never began, or did so without a word
 * @param ended null while it runs
 * @param outcome null while it runs
 * @param exitCode null where not known
 * @param warnings as {@link RunWarnings} decided them; empty while it runs
 */
public record K6Run(
        int ordinal,
        Banner banner,
        @CheckForNull Instant started,
        @CheckForNull Instant ended,
        @CheckForNull Outcome outcome,
        @CheckForNull Integer exitCode,
        K6Summary summary,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RunWarning> warnings) {

    /** Takes null for no warnings, and leaves out a warning that is null: stored runs have both. */
    public K6Run {
        Objects.requireNonNull(banner, "banner");
        Objects.requireNonNull(summary, "summary");
        warnings = warnings == null
                ? List.of()
                : warnings.stream().filter(Objects::nonNull).toList();
        if ((outcome == null) != (ended == null)) {
            throw new IllegalArgumentException("a run is over when it has an outcome");
        }
    }

    /** A run without warnings. */
    public K6Run(
            int ordinal,
            Banner banner,
            @CheckForNull Instant started,
            @CheckForNull Instant ended,
            @CheckForNull Outcome outcome,
            @CheckForNull Integer exitCode,
            K6Summary summary) {
        this(ordinal, banner, started, ended, outcome, exitCode, summary, List.of());
    }

    /**
     * Stands for a run that was expected and did not take place.
     *
     * @param status how its build or command ended: {@link K6Status#ABORTED_BY_SYSTEM} unless that was interrupted
     * @param ended when it was clear that no run would come
     */
    public static K6Run notSeen(K6Status status, Instant ended) {
        Outcome outcome = Outcome.failed(status, OutcomeReason.of(OutcomeReason.Kind.NO_RUN_SEEN));
        return new K6Run(1, Banner.NONE, null, ended, outcome, null, K6Summary.EMPTY);
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
