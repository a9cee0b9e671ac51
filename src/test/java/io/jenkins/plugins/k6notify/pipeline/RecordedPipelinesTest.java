package io.jenkins.plugins.k6notify.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.queue.QueueTaskFuture;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.durable_task.DurableTaskStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Tests pipelines that print recorded consoles of k6 and end like them, with logs written on the controller or pushed
 * by the agent.
 */
@InJenkins
@WithJenkins
class RecordedPipelinesTest {

    private static final List<Recording> RECORDINGS = Perf.recordings();
    private static final int AT_ONCE = 6;

    private JenkinsRule r;
    private boolean watchingBefore;

    @BeforeEach
    void jenkins(JenkinsRule rule) {
        r = rule;
        watchingBefore = DurableTaskStep.USE_WATCHING;
    }

    @AfterEach
    void putBack() {
        DurableTaskStep.USE_WATCHING = watchingBefore;
    }

    @Test
    void reportsRunsOnController() throws Exception {
        play("built-in", false);
    }

    @Test
    void reportsRunsOnControllerWithPush() throws Exception {
        play("built-in", true);
    }

    @Test
    void reportsRunsOnAgent() throws Exception {
        play("load", false);
    }

    @Test
    void reportsRunsOnAgentWithPush() throws Exception {
        play("load", true);
    }

    private void play(String label, boolean watching) throws Exception {
        assertThat(RECORDINGS).hasSizeGreaterThanOrEqualTo(30);
        DurableTaskStep.USE_WATCHING = watching;
        r.jenkins.setNumExecutors(AT_ONCE);
        if (!label.equals("built-in")) {
            DumbSlave agent = r.createSlave("load-1", label, null);
            agent.setNumExecutors(AT_ONCE);
            r.waitOnline(agent);
        }
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Perf.channel(receiver);
            Map<Recording, QueueTaskFuture<WorkflowRun>> builds = new LinkedHashMap<>();
            for (Recording recording : RECORDINGS) {
                WorkflowJob job = r.createProject(WorkflowJob.class, name(recording));
                String script = "node('" + label + "') { k6Notify(channels: ['perf']) { sh '''" + Perf.script(recording)
                        + "''' } }";
                job.setDefinition(new CpsFlowDefinition(script, true));
                builds.put(recording, job.scheduleBuild2(0));
            }
            for (QueueTaskFuture<WorkflowRun> build : builds.values()) {
                Perf.awaitDeliveries(build.get());
            }
            Map<String, List<JsonNode>> byJob = Perf.byJob(receiver.all());
            Map<String, String> seen = new LinkedHashMap<>();
            Map<String, String> wanted = new LinkedHashMap<>();
            for (Recording recording : RECORDINGS) {
                wanted.put(name(recording), recording.expected().replace(" left", ""));
                seen.put(name(recording), Perf.events(byJob.getOrDefault(name(recording), List.of())));
            }
            assertThat(seen).isEqualTo(wanted);
        }
    }

    private static String name(Recording recording) {
        return recording.version().replace('.', '-') + "-" + recording.scenario();
    }
}
