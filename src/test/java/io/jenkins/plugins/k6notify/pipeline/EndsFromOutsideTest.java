package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Computer;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Agents;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.time.Duration;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty;
import org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests runs that Jenkins or a user ends. */
@InJenkins
@WithJenkins
class EndsFromOutsideTest {

    private static final String ENDLESS = sh(FakeK6.endless());

    private JenkinsRule r;
    private Receiver receiver;
    private Pipelines pipelines;
    private long waitingBefore;

    @BeforeEach
    void jenkins(JenkinsRule rule) throws Exception {
        r = rule;
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        receiver = Receiver.answering(200, "ok");
        pipelines = new Pipelines(r, receiver);
        waitingBefore = ExecutorStepExecution.TIMEOUT_WAITING_FOR_NODE_MILLIS;
        ExecutorStepExecution.TIMEOUT_WAITING_FOR_NODE_MILLIS = 3000;
    }

    @AfterEach
    void close() {
        ExecutorStepExecution.TIMEOUT_WAITING_FOR_NODE_MILLIS = waitingBefore;
        receiver.close();
    }

    private static void abort(WorkflowRun build) {
        try (ACLContext alice = ACL.as2(User.getOrCreateByIdOrFullName("alice").impersonate2())) {
            build.getExecutor().interrupt();
        }
    }

    @Test
    void abortByUserEndsRun() throws Exception {
        pipelines.watched("stopped", ENDLESS);
        WorkflowRun stopped = pipelines.begin("stopped");
        abort(stopped);
        pipelines.end("stopped", stopped);

        pipelines.watched("caught", "try { " + ENDLESS + " } catch (e) { echo 'caught' }");
        WorkflowRun caught = pipelines.begin("caught");
        abort(caught);
        pipelines.end("caught", caught);

        pipelines.watched("before-k6", "echo 'waiting'\n" + sh("echo waiting; while true; do sleep 1; done"));
        WorkflowRun before = pipelines.job("before-k6").scheduleBuild2(0).waitForStart();
        r.waitForMessage("waiting\n", before);
        abort(before);
        pipelines.end("before-k6", before);

        pipelines.assertEvents(Map.of("stopped", "S 5/1", "caught", "S 5/1", "before-k6", "none"));
    }

    @Test
    void terminationEndsRun() throws Exception {
        pipelines.watched("terminated", ENDLESS);
        WorkflowRun terminated = pipelines.begin("terminated");
        terminated.doTerm();
        pipelines.end("terminated", terminated);

        pipelines.watched("stopped-then-terminated", sh("trap '' TERM; " + FakeK6.endless()));
        WorkflowRun both = pipelines.begin("stopped-then-terminated");
        abort(both);
        r.waitForMessage("Sending interrupt signal to process", both);
        r.waitForMessage("Aborted by alice", both);
        both.doTerm();
        pipelines.end("stopped-then-terminated", both);

        pipelines.assertEvents(Map.of("terminated", "S 6/1", "stopped-then-terminated", "S 5/1"));
    }

    @Test
    void newerBuildEndsRun() throws Exception {
        pipelines.watched("superseded", "if (currentBuild.number == 1) { " + ENDLESS + " }");
        DisableConcurrentBuildsJobProperty oneAtATime = new DisableConcurrentBuildsJobProperty();
        oneAtATime.setAbortPrevious(true);
        pipelines.job("superseded").addProperty(oneAtATime);
        WorkflowRun first = pipelines.begin("superseded");
        r.waitForCompletion(pipelines.job("superseded").scheduleBuild2(0).waitForStart());
        pipelines.end("superseded", first).assertEvents(Map.of("superseded", "S 6/1"));
    }

    @Test
    void lostAgentEndsRun() throws Exception {
        String script = "node('load') { k6Notify(channels: ['perf']) { " + ENDLESS + " } }";

        DumbSlave disconnected = Agents.online(r, "load", 1);
        WorkflowRun withoutAgent = pipelines.scripted("disconnected", script).begin("disconnected");
        Computer computer = disconnected.toComputer();
        computer.disconnect(new OfflineCause.ByCLI("away")).get();
        pipelines.end("disconnected", withoutAgent);
        r.jenkins.removeNode(disconnected);

        DumbSlave removed = Agents.online(r, "load", 1);
        WorkflowRun withRemoved = pipelines.scripted("removed", script).begin("removed");
        r.jenkins.removeNode(removed);
        pipelines.end("removed", withRemoved);

        pipelines.assertEvents(Map.of("disconnected", "S 6/1", "removed", "S 6/1"));
    }

    @Test
    void killedBuildEndsRun() throws Exception {
        WorkflowRun killed = pipelines.watched("killed", ENDLESS).begin("killed");
        killed.doKill();
        r.waitForCompletion(killed);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Perf.events(Perf.byJob(receiver.all()).get("killed")))
                                .isEqualTo("S 6/1"));
    }
}
