package io.jenkins.plugins.k6notify.engine.message;

import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Runs whose names, metrics and reasons try to be more than text in a message. */
public final class HostileRuns {

    private HostileRuns() {}

    /**
     * Texts of any length with pieces that a receiver may format.
     *
     * @param pieces what the receiver of the format may format
     */
    public static Arbitrary<String> texts(String... pieces) {
        Arbitrary<String> piece =
                Arbitraries.oneOf(Arbitraries.of(pieces), Arbitraries.strings().ofMaxLength(20));
        Arbitrary<Integer> times = Arbitraries.of(1, 1, 1, 50, 2000);
        return piece.list()
                .ofMaxSize(8)
                .flatMap(list -> times.map(n -> String.join("", list).repeat(n)));
    }

    /** A failed run with foreign texts wherever there can be one. */
    public static RunEvent failed(String name, String reason, String other) {
        List<Threshold> thresholds = IntStream.range(0, 60)
                .mapToObj(i -> new Threshold(other, i % 2 == 0 ? other : null, false, other))
                .toList();
        K6Summary summary = new K6Summary(
                Map.of("http_req_duration.p(95)", 1e300, "http_reqs.rate", -5.0),
                thresholds,
                new Checks(Long.MAX_VALUE, 0),
                other);
        Outcome outcome =
                SampleEvents.outcome(K6Status.ABORTED_BY_THRESHOLD, K6Result.FAILED, Outcome.Kind.TEST_FAILED, reason);
        K6Run run = new K6Run(
                1,
                new Banner(Execution.LOCAL, other, null, null),
                SampleEvents.STARTED,
                SampleEvents.ENDED,
                outcome,
                -1,
                summary);
        Build build = new Build(other, Integer.MAX_VALUE, "https://ci.example.org/job/x%20y/42/", other);
        return new TestFinished(new TestContext(name, Trigger.MANUAL, other, 0, 0, null, build), run, null);
    }
}
