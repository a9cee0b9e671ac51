package io.jenkins.plugins.k6notify.engine.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One run of k6, running or over, with the facts known so far.
 *
 * @param ordinal 1 for the first run of a console, 2 for the next
 * @param started null for a run that never began, or that began without output
 * @param ended null while the run is in progress
 * @param outcome null while the run is in progress
 * @param exitCode null if unknown
 * @param warnings the warnings found by {@link RunWarnings}; empty while the run is in progress
 * @param stream the prefix of its lines, {@code [pod/checkout-1-x7k2p/k6]}; null for lines without a prefix
 * @param instances the k6 processes that form a distributed run; empty for a run of one process
 */
public record K6Run(
        int ordinal,
        Banner banner,
        @CheckForNull Instant started,
        @CheckForNull Instant ended,
        @CheckForNull Outcome outcome,
        @CheckForNull Integer exitCode,
        K6Summary summary,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RunWarning> warnings,

        @JsonInclude(JsonInclude.Include.NON_NULL) @CheckForNull
        String stream,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RunInstance> instances) {

    /** Accepts null instead of an empty list, and skips warnings that are null: stored runs contain both. */
    public K6Run {
        Objects.requireNonNull(banner, "banner");
        Objects.requireNonNull(summary, "summary");
        warnings = warnings == null
                ? List.of()
                : warnings.stream().filter(Objects::nonNull).toList();
        instances = instances == null ? List.of() : List.copyOf(instances);
        if ((outcome == null) != (ended == null)) {
            throw new IllegalArgumentException("a run is over when it has an outcome");
        }
    }

    /** Creates a run of one process whose lines have no prefix. */
    public K6Run(
            int ordinal,
            Banner banner,
            @CheckForNull Instant started,
            @CheckForNull Instant ended,
            @CheckForNull Outcome outcome,
            @CheckForNull Integer exitCode,
            K6Summary summary,
            List<RunWarning> warnings) {
        this(ordinal, banner, started, ended, outcome, exitCode, summary, warnings, null, List.of());
    }

    /** Creates a run without warnings. */
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
     * Creates a placeholder for a run that was expected and did not take place.
     *
     * @param status how the build or command ended: {@link K6Status#ABORTED_BY_SYSTEM} unless it was interrupted
     * @param ended when it was certain that no run would follow
     */
    public static K6Run notSeen(K6Status status, Instant ended) {
        Outcome outcome = Outcome.failed(status, OutcomeReason.of(OutcomeReason.Kind.NO_RUN_SEEN));
        return new K6Run(1, Banner.NONE, null, ended, outcome, null, K6Summary.EMPTY);
    }

    /** Returns the run without the JSON of its summary. */
    public K6Run withoutOriginal() {
        K6Summary values = summary.withOriginal(null);
        List<RunInstance> all = instances.stream()
                .map(instance -> instance.with(instance.run().withoutOriginal()))
                .toList();
        return new K6Run(ordinal, banner, started, ended, outcome, exitCode, values, warnings, stream, all);
    }

    /** Returns this run with another number. */
    public K6Run withOrdinal(int number) {
        return new K6Run(number, banner, started, ended, outcome, exitCode, summary, warnings, stream, instances);
    }

    /** Returns this run with its first known start: a console that is read again passes all its lines at once. */
    public K6Run startedAt(@CheckForNull Instant known) {
        Instant first = known == null ? started : known;
        return new K6Run(ordinal, banner, first, ended, outcome, exitCode, summary, warnings, stream, instances);
    }

    /** Returns this run as ended from outside with this outcome. */
    public K6Run ended(Outcome with, Instant now) {
        Instant end = started == null || now.isAfter(started) ? now : started;
        return new K6Run(ordinal, banner, started, end, with, null, summary, warnings, stream, instances);
    }

    /** Returns this run with the instances that form it. */
    public K6Run withInstances(List<RunInstance> all) {
        return new K6Run(ordinal, banner, started, ended, outcome, exitCode, summary, warnings, stream, all);
    }

    public K6Status status() {
        return outcome == null ? K6Status.RUNNING : outcome.status();
    }

    /** Returns the time from start to end; null if either is unknown. */
    @CheckForNull
    public Duration duration() {
        return started == null || ended == null ? null : Duration.between(started, ended);
    }
}
