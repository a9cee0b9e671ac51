package io.jenkins.plugins.k6notify.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.gate.K6QualityGate;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the result that quality gates give freestyle builds. */
@InJenkins
@WithJenkins
class FreestyleGatesTest {

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    @BeforeEach
    void channel(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        Events.channels(receiver, "alerts");
    }

    private FreeStyleBuild build(String script, boolean expectRun, K6QualityGate... gates) throws Exception {
        FreeStyleProject project = r.createFreeStyleProject();
        project.getBuildersList().add(new Shell(script));
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of("alerts"));
        publisher.setExpectRun(expectRun);
        publisher.setQualityGates(List.of(gates));
        project.getPublishersList().add(publisher);
        return project.scheduleBuild2(0).get();
    }

    private static K6QualityGate limit(double limit, String criticality) {
        K6QualityGate gate = new K6QualityGate();
        gate.setMetric("p(95)");
        gate.setLimit(limit);
        gate.setCriticality(criticality);
        return gate;
    }

    private static K6QualityGate condition(String condition) {
        K6QualityGate gate = new K6QualityGate();
        gate.setCondition(condition);
        return gate;
    }

    @Test
    void violatedGateMakesResultWorse() throws Exception {
        FreeStyleBuild unstable = build(FakeK6.PASSES, false, limit(1, "UNSTABLE"));
        assertThat(unstable.getResult()).isEqualTo(Result.UNSTABLE);
        assertThat(JenkinsRule.getLog(unstable))
                .containsOnlyOnce("[k6-notify] Quality gate: script.js: http_req_duration p(95) is ");
        assertThat(Events.runs(unstable).get(0).verdict().status()).isEqualTo(GateVerdict.Status.UNSTABLE);
        assertThat(build(FakeK6.PASSES, false, limit(1, "UNSTABLE"), limit(1, "FAILURE"))
                        .getResult())
                .isEqualTo(Result.FAILURE);
        assertThat(build(FakeK6.PASSES, false, limit(60_000, "FAILURE")).getResult())
                .isEqualTo(Result.SUCCESS);
        assertThat(build(FakeK6.CROSSES, false, condition("thresholds")).getResult())
                .isEqualTo(Result.FAILURE);
        assertThat(build(FakeK6.CROSSES + " || true", false, condition("thresholds"))
                        .getResult())
                .isEqualTo(Result.UNSTABLE);
    }

    @Test
    void expectedRunThatIsNotSeenIsAborted() throws Exception {
        FreeStyleBuild build = build("true", true, condition("aborted"));
        assertThat(build.getResult()).isEqualTo(Result.UNSTABLE);
        assertThat(JenkinsRule.getLog(build)).containsOnlyOnce("Quality gate: ");
        assertThat(build("true", false, condition("aborted")).getResult()).isEqualTo(Result.SUCCESS);
    }
}
