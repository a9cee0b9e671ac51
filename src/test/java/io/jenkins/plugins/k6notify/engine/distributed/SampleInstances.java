package io.jenkins.plugins.k6notify.engine.distributed;

import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Instant;
import java.util.List;

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
