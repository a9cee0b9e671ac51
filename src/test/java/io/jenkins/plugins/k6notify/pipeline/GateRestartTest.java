package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.JenkinsSessions;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** Tests quality gates of builds that continue after a restart of the controller. */
@InJenkins
class GateRestartTest {

    @RegisterExtension
    private final JenkinsSessions sessions = new JenkinsSessions();

    @TempDir
    private Path directory;

    @Test
    void runThatEndsAfterRestartIsJudgedOnce() throws Throwable {
        Path go = directory.resolve("go");
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            sessions.then(r -> new Pipelines(r, receiver)
                    .scripted(
                            "load",
                            "node { k6Notify(channels: ['perf'], qualityGates: [[metric: 'p(95)', limit: 1]]) { "
                                    + sh(FakeK6.held(go)) + " } }")
                    .begin("load"));
            sessions.then(r -> {
                Files.createFile(go);
                WorkflowRun build =
                        r.jenkins.getItemByFullName("load", WorkflowJob.class).getLastBuild();
                r.waitForCompletion(build);
                Perf.awaitDeliveries(build);
                assertThat(build.getResult()).isEqualTo(Result.UNSTABLE);
                assertThat(JenkinsRule.getLog(build)).containsOnlyOnce("[k6-notify] Quality gate: ");
            });
            assertThat(Perf.byJob(receiver.all()).get("load"))
                    .filteredOn(body -> body.path("event").asText().equals("test.finished"))
                    .singleElement()
                    .satisfies(body ->
                            assertThat(body.at("/quality_gate/status").asText()).isEqualTo("unstable"));
        }
    }
}
