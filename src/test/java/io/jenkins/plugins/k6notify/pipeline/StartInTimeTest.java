package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;

import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Agents;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.durable_task.DurableTaskStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests that the start of a run is sent during the run, wherever its console is written. */
@InJenkins
@WithJenkins
class StartInTimeTest {

    @TempDir
    private Path directory;

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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void startIsSentDuringRun(boolean watching) throws Exception {
        DurableTaskStep.USE_WATCHING = watching;
        Agents.online(r, "load", 1);
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        String two = "echo first; " + FakeK6.held(first) + "; " + FakeK6.held(second);
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted("job", "node('load') { k6Notify(channels: ['perf']) { " + sh(two) + " } }");
            WorkflowRun build = pipelines.begin("job");
            Files.createFile(first);
            receiver.awaitCount(3);
            Files.createFile(second);
            pipelines.end("job", build).assertEvents(Map.of("job", "S 3/0, S 3/0"));
        }
    }
}
