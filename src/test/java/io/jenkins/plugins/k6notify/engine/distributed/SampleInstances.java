package io.jenkins.plugins.k6notify.engine.distributed;

import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Instances of a distributed run. */
public final class SampleInstances {

    private static final Instant STARTED = Instant.parse("2026-11-23T07:30:14Z");
    private static final Banner BANNER = new Banner(Execution.LOCAL, "checkout.js", null, null);

    private SampleInstances() {}

    public static RunInstance passed(String label) {
        return of(label, outcome(K6Status.FINISHED, K6Result.PASSED), K6Summary.EMPTY);
    }

    public static RunInstance with(String label, K6Status status, K6Result result) {
        return of(label, outcome(status, result), K6Summary.EMPTY);
    }

    public static RunInstance with(String label, K6Summary summary) {
        return of(label, outcome(K6Status.FINISHED, K6Result.PASSED), summary);
    }

    /** A run of three instances, of which one crossed a threshold. */
    public static K6Run crossedInOne() {
        return RunMerger.finished(
                1,
                List.of(
                        with("checkout-1", summary(301.4, true)),
                        of("checkout-2", outcome(K6Status.FINISHED, K6Result.FAILED), summary(612.3, false)),
                        with("checkout-3", summary(299.8, true))),
                3);
    }

    private static K6Summary summary(double p95, boolean isHeld) {
        return new K6Summary(
                Map.of(
                        "http_req_duration.avg", p95 / 2,
                        "http_req_duration.p(95)", p95,
                        "http_req_failed.passes", 1.0,
                        "http_req_failed.fails", 99.0,
                        "http_req_failed.rate", 0.01,
                        "http_reqs.count", 100.0,
                        "http_reqs.rate", 3.5),
                List.of(new Threshold("http_req_duration", "p(95)<500", isHeld, p95 + "ms")),
                new Checks(20, 1),
                "2.2.0");
    }

    static Outcome outcome(K6Status status, K6Result result) {
        boolean isOfTest = status == K6Status.FINISHED || status == K6Status.ABORTED_BY_THRESHOLD;
        Outcome.Kind failed = isOfTest ? Outcome.Kind.TEST_FAILED : Outcome.Kind.STOPPED;
        boolean isPassed = result == K6Result.PASSED;
        return new Outcome(
                status,
                result,
                isPassed ? Outcome.Kind.PASSED : failed,
                isPassed ? null : "because of " + status.code());
    }

    public static RunInstance of(String label, Outcome outcome, K6Summary summary) {
        return new RunInstance(
                "step " + label,
                "agent of " + label,
                label,
                new K6Run(
                        1,
                        BANNER,
                        STARTED,
                        outcome == null ? null : STARTED.plusSeconds(60 + label.length()),
                        outcome,
                        outcome == null || outcome.result() == K6Result.PASSED ? 0 : 99,
                        summary,
                        List.of()));
    }
}
