package io.jenkins.plugins.k6notify.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.support.FakeRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Adds runs to builds, as reports do. */
public final class RecordedRuns {

    public static final Instant STARTED = Instant.parse("2026-11-23T12:00:00Z");

    public static final Outcome PASSED = new Outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null);
    public static final Outcome FAILED =
            new Outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "Thresholds crossed");
    public static final Outcome ABORTED =
            new Outcome(K6Status.ABORTED_BY_USER, K6Result.FAILED, Outcome.Kind.STOPPED, "by alice");

    private RecordedRuns() {}

    /** @param outcome null for an unfinished run */
    public static void add(FakeRun build, String testName, @CheckForNull Outcome outcome) {
        add(build, testName, null, outcome, K6Summary.EMPTY);
    }

    /** @param label the branch or stage; null for none */
    public static void add(
            FakeRun build,
            String testName,
            @CheckForNull String label,
            @CheckForNull Outcome outcome,
            K6Summary summary) {
        add(build, testName, null, label, outcome, summary);
    }

    /** Adds a test that is named after its script. */
    public static void addScript(FakeRun build, String path, Outcome outcome) {
        add(build, path.substring(path.lastIndexOf('/') + 1), path, null, outcome, K6Summary.EMPTY);
    }

    private static void add(
            FakeRun build,
            String testName,
            @CheckForNull String testKey,
            @CheckForNull String label,
            @CheckForNull Outcome outcome,
            K6Summary summary) {
        K6RunsAction.of(build)
                .records()
                .add(ordinal -> new RunRecord(
                        new UUID(build.number, ordinal),
                        "step",
                        new RunSource("7", "", label),
                        ordinal,
                        testName,
                        testKey,
                        ordinal,
                        new K6Run(
                                ordinal,
                                Banner.NONE,
                                STARTED,
                                outcome == null ? null : STARTED,
                                outcome,
                                null,
                                summary),
                        true,
                        outcome != null,
                        false,
                        null,
                        List.of()));
    }

    /** A summary with the values of the trend. */
    public static K6Summary summary(double p95, double errorRate, Threshold... thresholds) {
        return new K6Summary(
                Map.of("http_req_duration.p(95)", p95, "http_req_failed.rate", errorRate, "vus.max", 4.0),
                List.of(thresholds),
                null,
                null);
    }
}
