package io.jenkins.plugins.k6notify.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Counting;
import com.codahale.metrics.Timer;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class K6MetricsTest {

    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    private static final TestContext CONTEXT = new TestContext("checkout", Trigger.MANUAL, null, 0, 0, null, null);

    private final K6Metrics metrics = new K6Metrics();

    private static TestFinished finished(K6Status status, K6Result result, Outcome.Kind kind) {
        Outcome outcome = new Outcome(status, result, kind, null);
        return new TestFinished(CONTEXT, new K6Run(1, Banner.NONE, START, START, outcome, null, K6Summary.EMPTY), null);
    }

    private Counting counting(String name) {
        return (Counting) metrics.getMetricSet().getMetrics().get("k6notify." + name);
    }

    private long count(String name) {
        return counting(name).getCount();
    }

    /** Dashboards depend on these names: a renamed metric ends its graph. */
    @Test
    void metricsAreRegisteredAtStart() {
        assertThat(metrics.getMetricSet().getMetrics())
                .containsOnlyKeys(
                        "k6notify.deliveries.delivered",
                        "k6notify.deliveries.dropped",
                        "k6notify.deliveries.failed",
                        "k6notify.deliveries.latency",
                        "k6notify.outbox.waiting",
                        "k6notify.runs.aborted_limit",
                        "k6notify.runs.aborted_script_error",
                        "k6notify.runs.aborted_system",
                        "k6notify.runs.aborted_threshold",
                        "k6notify.runs.aborted_user",
                        "k6notify.runs.failed",
                        "k6notify.runs.started",
                        "k6notify.runs.success",
                        "k6notify.runs.timed_out");
    }

    @Test
    void countsRunsByOutcome() {
        metrics.happened(new TestStarted(CONTEXT, new K6Run(1, Banner.NONE, START, null, null, null, K6Summary.EMPTY)));
        metrics.happened(finished(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED));
        metrics.happened(finished(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED));
        metrics.happened(finished(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED));
        metrics.happened(finished(K6Status.ABORTED_BY_THRESHOLD, K6Result.FAILED, Outcome.Kind.TEST_FAILED));
        metrics.happened(finished(K6Status.ABORTED_BY_USER, K6Result.FAILED, Outcome.Kind.STOPPED));
        assertThat(count("runs.started")).isEqualTo(1);
        assertThat(count("runs.success")).isEqualTo(1);
        assertThat(count("runs.failed")).isEqualTo(2);
        assertThat(count("runs.aborted_threshold")).isEqualTo(1);
        assertThat(count("runs.aborted_user")).isEqualTo(1);
        assertThat(count("runs.aborted_system")).isZero();
    }

    /** The time until a delivery failed is no latency. */
    @Test
    void onlyDeliveredMessagesHaveLatency() {
        metrics.ended(State.DELIVERED, Duration.ofMillis(250));
        metrics.ended(State.FAILED, Duration.ofHours(4));
        metrics.ended(State.DROPPED, Duration.ofHours(1));
        assertThat(counting("deliveries.delivered")).isInstanceOf(Counter.class).matches(one -> one.getCount() == 1);
        assertThat(count("deliveries.failed")).isEqualTo(1);
        assertThat(count("deliveries.dropped")).isEqualTo(1);
        assertThat(counting("deliveries.latency")).isInstanceOfSatisfying(Timer.class, latency -> {
            assertThat(latency.getCount()).isEqualTo(1);
            assertThat(latency.getSnapshot().getMax())
                    .isEqualTo(Duration.ofMillis(250).toNanos());
        });
    }
}
