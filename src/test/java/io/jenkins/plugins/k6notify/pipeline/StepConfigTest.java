package io.jenkins.plugins.k6notify.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.gate.K6QualityGate;
import io.jenkins.plugins.k6notify.support.InJenkins;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the forms of the steps in the snippet generator. */
@InJenkins
@WithJenkins
class StepConfigTest {

    private JenkinsRule r;

    @BeforeEach
    void channels(JenkinsRule rule) {
        r = rule;
        K6NotifyConfiguration.get()
                .setChannels(List.of(new SlackChannel("perf", "slack-url"), new SlackChannel("nightly", "slack-url")));
    }

    @Test
    void blockFormHasAllParameters() throws Exception {
        K6NotifyStep step = new K6NotifyStep();
        step.setChannels(List.of("perf"));
        step.setNotifyOn(List.of("test.started.manual", "test.finished.failed"));
        step.setTestName("checkout");
        step.setLoadTestId(7);
        step.setProjectId(42);
        step.setSummaryFile("out/summary.json");
        step.setBaseline("passed");
        step.setReports("report*.html");
        step.setFailOnDeliveryError(true);
        step.setExpectRun(true);
        step.setSkipPublishingChecks(true);
        step.setChecksName("load");
        step.setDistributed(true);
        step.setInstances(4);
        K6NotifyStep back = new StepConfigTester(r).configRoundTrip(step);
        r.assertEqualDataBoundBeans(step, back);
        new SnippetizerTester(r)
                .assertRoundTrip(
                        step,
                        "k6Notify(baseline: 'passed', channels: ['perf'], checksName: 'load', distributed: true,"
                                + " expectRun: true, failOnDeliveryError: true, instances: 4, loadTestId: 7, notifyOn:"
                                + " ['test.started.manual', 'test.finished.failed'], projectId: 42,"
                                + " reports: 'report*.html',"
                                + " skipPublishingChecks: true, summaryFile: 'out/summary.json', testName: 'checkout')"
                                + " {\n    // some block\n}");
    }

    @Test
    void qualityGatesAreListOfMaps() throws Exception {
        K6QualityGate thresholds = new K6QualityGate();
        thresholds.setCondition("thresholds");
        thresholds.setCriticality("FAILURE");
        K6QualityGate slow = new K6QualityGate();
        slow.setMetric("p(95)");
        slow.setLimit(800.5);
        K6QualityGate slower = new K6QualityGate();
        slower.setMetric("p(95)");
        slower.setChange("+20%");
        K6NotifyStep step = new K6NotifyStep();
        step.setChannels(List.of("perf"));
        step.setQualityGates(List.of(thresholds, slow, slower));
        K6NotifyStep back = new StepConfigTester(r).configRoundTrip(step);
        assertThat(K6QualityGate.gates(back.getQualityGates())).isEqualTo(K6QualityGate.gates(step.getQualityGates()));
        new SnippetizerTester(r)
                .assertRoundTrip(
                        back,
                        "k6Notify(channels: ['perf'], qualityGates: [[condition: 'thresholds', criticality: 'FAILURE'],"
                                + " [limit: 800.5, metric: 'p(95)'], [change: '+20%', metric: 'p(95)']]) {\n    // some"
                                + " block\n}");
    }

    @Test
    void defaultsAreNotWritten() throws Exception {
        K6NotifyStep step = new K6NotifyStep();
        step.setChannels(List.of("perf"));
        K6NotifyStep back = new StepConfigTester(r).configRoundTrip(step);
        assertThat(back.getNotifyOn()).isEmpty();
        new SnippetizerTester(r).assertRoundTrip(back, "k6Notify(channels: ['perf']) {\n    // some block\n}");
    }

    @Test
    void deletedChannelStaysSelected() throws Exception {
        K6NotifyStep step = new K6NotifyStep();
        step.setChannels(List.of("nightly", "gone"));
        assertThat(new StepConfigTester(r).configRoundTrip(step).getChannels()).containsExactly("nightly", "gone");
    }

    @Test
    void runStepConfigRoundTrip() throws Exception {
        K6NotifyRunStep step = new K6NotifyRunStep();
        step.setChannels(List.of("perf"));
        step.setTestName("checkout");
        step.setEvent("started");
        K6NotifyRunStep back = new StepConfigTester(r).configRoundTrip(step);
        r.assertEqualDataBoundBeans(step, back);
        new SnippetizerTester(r)
                .assertRoundTrip(back, "k6NotifyRun channels: ['perf'], event: 'started', testName: 'checkout'");
        step = new K6NotifyRunStep();
        step.setChannels(List.of("perf"));
        step.setEvent("finished");
        step.setStatus("aborted_user");
        step.setExitCode(105);
        step.setBaseline("target");
        r.assertEqualDataBoundBeans(step, new StepConfigTester(r).configRoundTrip(step));
    }
}
