package io.jenkins.plugins.k6notify.report;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.JenkinsSessions;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;

/** Tests runs that k6 leaves in k6 Cloud, as with {@code --exit-on-running}: their end is unknown, so none is sent. */
@InJenkins
class LeftInCloudTest {

    @RegisterExtension
    private final JenkinsSessions sessions = new JenkinsSessions();

    @TempDir
    private Path directory;

    @AutoClose
    private Receiver receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = Receiver.answering(200, "ok");
    }

    private static String leaves(String version) {
        return FakeK6.run(version + "/cloud-mock-exit-on-running");
    }

    private static String perf(String steps) {
        return "node { k6Notify(channels: ['perf']) { " + steps + " } }";
    }

    /** Asserts that only the start was sent, and that nothing more is awaited. */
    private void assertLeft(JenkinsRule r, Run<?, ?> build) throws Exception {
        Perf.awaitDeliveries(build);
        await().until(() -> Runs.openFiles(r).isEmpty());
        assertThat(Perf.events(Perf.byJob(receiver.all())
                        .getOrDefault(build.getParent().getFullName(), List.of())))
                .as(JenkinsRule.getLog(build))
                .isEqualTo("S");
        assertThat(Events.runs(build)).singleElement().matches(RunRecord::leftInCloud);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0.49.0", "v2.2.0"})
    void pipelineSendsNoEndOfCloudRun(String version) throws Throwable {
        sessions.then(r -> {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted(
                            "job",
                            "def runs\n" + "node { runs = k6Notify(channels: ['perf']) { " + sh(leaves(version))
                                    + " } }\n"
                                    + "echo \"left ${runs[0].leftInCloud} ${runs[0].statusText} ${runs[0].result}\"")
                    .run();
            assertThat(pipelines.result("job")).isEqualTo(Result.SUCCESS);
            assertThat(pipelines.log("job")).contains("left true Running null");
            assertLeft(r, pipelines.build("job"));
        });
    }

    @Test
    void abortAfterCloudRunSendsNoEnd() throws Throwable {
        sessions.then(r -> {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted("job", perf(sh(leaves("v2.2.0") + "; echo 'k6 is over'; while true; do sleep 1; done")));
            WorkflowRun build = pipelines.begin("job");
            r.waitForMessage("k6 is over\n", build);
            build.getExecutor().interrupt();
            pipelines.end("job", build);
            assertThat(pipelines.result("job")).isEqualTo(Result.ABORTED);
            assertLeft(r, build);
        });
    }

    @Test
    void restartSendsNoEndOfCloudRun() throws Throwable {
        Path go = directory.resolve("go");
        Path over = directory.resolve("over");
        sessions.then(r -> {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted("before", perf(sh(leaves("v2.2.0")) + "; " + sh("echo next; " + FakeK6.waitFor(go))))
                    .scripted(
                            "meanwhile",
                            perf(sh(FakeK6.waitFor(go) + "; " + leaves("v2.2.0") + "; echo > '" + over + "'")));
            r.waitForMessage("next\n", pipelines.begin("before"));
            pipelines.job("meanwhile").scheduleBuild2(0).waitForStart();
            await().until(() -> JenkinsRule.getLog(build(r, "meanwhile")).contains("[Pipeline] sh"));
        });
        Files.createFile(go);
        await().until(() -> Files.exists(over));
        sessions.then(r -> {
            for (String job : List.of("before", "meanwhile")) {
                r.assertBuildStatusSuccess(r.waitForCompletion(build(r, job)));
                assertLeft(r, build(r, job));
            }
        });
    }

    private static WorkflowRun build(JenkinsRule r, String job) {
        return r.jenkins.getItemByFullName(job, WorkflowJob.class).getLastBuild();
    }

    @Test
    void freestyleBuildSendsNoEndOfCloudRun() throws Throwable {
        sessions.then(r -> {
            Perf.channel(receiver);
            FreeStyleProject project = r.createFreeStyleProject("free");
            K6NotifyPublisher publisher = new K6NotifyPublisher();
            publisher.setChannels(List.of("perf"));
            project.getPublishersList().add(publisher);
            project.getBuildersList().add(new Shell("set +x; " + leaves("v2.2.0")));
            project.getBuildersList().add(new Shell("exit 1"));
            assertLeft(r, r.assertBuildStatus(Result.FAILURE, project.scheduleBuild2(0)));
        });
        sessions.then(r -> assertLeft(
                r, r.jenkins.getItemByFullName("free", FreeStyleProject.class).getLastBuild()));
    }

    @Test
    void pageAndRemoteApiLinkToCloudRun() throws Throwable {
        sessions.then(r -> {
            WorkflowRun build = new Pipelines(r, receiver)
                    .scripted("job", perf(sh(leaves("v2.2.0"))))
                    .run()
                    .build("job");
            try (JenkinsRule.WebClient wc = r.createWebClient()) {
                assertThat(wc.getPage(build, "k6/").asNormalizedText())
                        .contains("Left running in k6 Cloud", "k6 did not wait for the end of this run")
                        .doesNotContain("Aborted");
                assertThat(wc.getPage(build, "").asNormalizedText()).contains("Left running in k6 Cloud");
                JsonNode run = new ObjectMapper()
                        .readTree(wc.goTo(build.getUrl() + "k6/api/json", "application/json")
                                .getWebResponse()
                                .getContentAsString())
                        .path("runs")
                        .get(0);
                assertThat(run.path("leftInCloud").asBoolean()).isTrue();
                assertThat(run.path("statusText").asText()).isEqualTo("Running");
                assertThat(run.path("result").isNull()).isTrue();
                assertThat(run.path("ended").isNull()).isTrue();
                assertThat(run.path("cloudUrl").asText()).isEqualTo("https://example.grafana.net/a/k6-app/runs/123");
            }
        });
    }
}
