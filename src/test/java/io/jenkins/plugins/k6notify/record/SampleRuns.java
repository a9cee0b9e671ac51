package io.jenkins.plugins.k6notify.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.Outcome.Kind;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.record.DeliveryRecord.AttemptRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Sample records of runs. */
public final class SampleRuns {

    public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    public static final Outcome PASSED = new Outcome(K6Status.FINISHED, K6Result.PASSED, Kind.PASSED, null);

    public static final Outcome CROSSED = new Outcome(
            K6Status.FINISHED, K6Result.FAILED, Kind.TEST_FAILED, "Thresholds crossed: http_req_duration p(95)<500");

    public static final Outcome ABORTED =
            new Outcome(K6Status.ABORTED_BY_USER, K6Result.FAILED, Kind.STOPPED, "Aborted by a user");

    private static final Banner BANNER = new Banner(Execution.LOCAL, "checkout.js", null, null);

    private SampleRuns() {}

    /** @param outcome null for an unfinished run */
    public static K6Run run(int ordinal, Banner banner, @CheckForNull Outcome outcome, K6Summary summary) {
        Instant ended = outcome == null ? null : START.plusSeconds(33);
        return new K6Run(ordinal, banner, START, ended, outcome, null, summary);
    }

    public static RunRecord record(K6Run run, DeliveryRecord... deliveries) {
        return new RunRecord(
                new UUID(0, run.ordinal()),
                "step",
                new RunSource("7", "agent-3", "smoke"),
                run.ordinal(),
                "checkout",
                null,
                42_000 + run.ordinal(),
                run,
                true,
                run.outcome() != null,
                false,
                null,
                List.of(deliveries));
    }

    /** A run that was left in k6 Cloud. */
    public static RunRecord left(int ordinal) {
        return record(ordinal, null).withLeftInCloud();
    }

    public static RunRecord record(int ordinal, @CheckForNull Outcome outcome, DeliveryRecord... deliveries) {
        return record(run(ordinal, BANNER, outcome, K6Summary.EMPTY), deliveries);
    }

    /** @param redelivery 0 for the first delivery of a message */
    public static DeliveryRecord delivery(
            int message, int redelivery, boolean job, State state, AttemptRecord... attempts) {
        return new DeliveryRecord(
                new UUID(1, message),
                redelivery,
                job ? "own-url" : "alerts",
                job,
                "test.finished",
                state,
                state == State.WAITING && attempts.length > 0 ? START.plusSeconds(60) : null,
                List.of(attempts));
    }
}
