package io.jenkins.plugins.k6notify.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import jenkins.metrics.api.Metrics;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the metrics that the Metrics plugin, and so Prometheus, provides. */
@InJenkins
@WithJenkins
class MetricsTest {

    @Test
    void runsAndDeliveriesAreCounted(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Events.channels(receiver, "alerts");
            FreeStyleProject project = r.createFreeStyleProject("load");
            MetricRegistry registry = Metrics.metricRegistry();
            assertThat(registry.getCounters()).containsKey("k6notify.runs.success");
            long before = registry.counter("k6notify.runs.success").getCount();

            Run<?, ?> build = Runs.build(project);
            RunReporter reporter = Runs.reporter(build, "alerts");
            for (int i = 0; i < 2; i++) {
                // Reported twice, as after a restart, it is still one run.
                reporter.started(Runs.SOURCE, Runs.started());
                reporter.finished(Runs.SOURCE, Runs.passed());
            }
            Events.deliveries(build);

            assertThat(registry.counter("k6notify.runs.started").getCount()).isEqualTo(1);
            assertThat(registry.counter("k6notify.runs.success").getCount()).isEqualTo(before + 1);
            assertThat(registry.counter("k6notify.runs.failed").getCount()).isZero();
            await().untilAsserted(() -> {
                assertThat(registry.counter("k6notify.deliveries.delivered").getCount())
                        .isEqualTo(2);
                assertThat(registry.timer("k6notify.deliveries.latency").getCount())
                        .isEqualTo(2);
                assertThat(((Gauge<?>) registry.getGauges().get("k6notify.outbox.waiting")).getValue())
                        .isEqualTo(0);
            });
        }
    }
}
