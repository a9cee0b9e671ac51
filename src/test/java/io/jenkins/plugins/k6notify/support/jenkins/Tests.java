package io.jenkins.plugins.k6notify.support.jenkins;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Runs of named tests over many builds. */
public final class Tests {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private Tests() {}

    /** A build with a run that passed if p(95) is below 500. */
    public static Run<?, ?> build(FreeStyleProject project, String testName, double p95) throws Exception {
        Run<?, ?> build = Runs.build(project);
        ran(build, testName, null, p95, "p(95)<500");
        return build;
    }

    /** Reports a run without waiting for deliveries. */
    public static void ran(
            Run<?, ?> build,
            String testName,
            @CheckForNull String label,
            double p95,
            String threshold,
            String... channels) {
        boolean passed = p95 < 500;
        Outcome outcome = passed
                ? new Outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null)
                : new Outcome(
                        K6Status.FINISHED,
                        K6Result.FAILED,
                        Outcome.Kind.TEST_FAILED,
                        "Thresholds crossed: http_req_duration " + threshold);
        K6Summary summary = new K6Summary(
                Map.of("http_req_duration.p(95)", p95, "http_req_failed.rate", 0.0125),
                List.of(new Threshold("http_req_duration", threshold, passed, p95 + "ms")),
                null,
                null);
        K6Run run = new K6Run(
                1,
                Banner.NONE,
                START.plusSeconds(3600L * build.getNumber()),
                START.plusSeconds(3600L * build.getNumber() + 33),
                outcome,
                passed ? 0 : 99,
                summary);
        new RunReporter(
                        build,
                        new Subscription(
                                testName,
                                new NotificationSettings(
                                        List.of(channels), NotifyOn.ALL, testName, null, null, null, null, false)))
                .finished(new RunSource(testName + label, "", label), run);
    }
}
