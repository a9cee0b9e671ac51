package io.jenkins.plugins.k6notify.report;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.fasterxml.jackson.databind.JsonNode;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.JenkinsSessions;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;

/** Tests jobs that are renamed, or moved with their folder, while k6 runs. */
@InJenkins
class MovedWhileRunningTest {

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

    private static void assertStartAndEndSent(Run<?, ?> build) {
        assertThat(Events.runs(build)).singleElement().matches(run -> run.endTold());
        assertThat(Events.deliveries(build)).hasSize(2);
    }

    private static FreeStyleProject free(JenkinsRule r, String name) {
        return r.jenkins.getItemByFullName(name, FreeStyleProject.class);
    }

    /** Has a run that begins, and continues when the test permits it. */
    private static final class Starts extends TestBuilder {

        private final transient CountDownLatch begun = new CountDownLatch(1);
        private final transient CountDownLatch go = new CountDownLatch(1);

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                throws InterruptedException {
            Runs.reporter(build, "alerts").started(Runs.SOURCE, Runs.started());
            begun.countDown();
            go.await();
            return true;
        }
    }

    @Test
    void movedBuildClosesItsRuns() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            Folder folder = r.createProject(Folder.class, "team");
            FreeStyleProject project = folder.createProject(FreeStyleProject.class, "load");
            Starts starts = new Starts();
            project.getBuildersList().add(starts);
            Future<FreeStyleBuild> future = project.scheduleBuild2(0);
            starts.begun.await();
            receiver.take();
            assertThat(Events.deliveries(project.getBuildByNumber(1))).hasSize(1);

            folder.renameTo("teams");
            starts.go.countDown();

            FreeStyleBuild build = future.get();
            JsonNode body = Events.json(receiver.take());
            assertThat(body.path("status").asInt()).isEqualTo(6);
            assertThat(body.path("reason").asText()).contains("no end of the test was seen");
            assertThat(body.path("jenkins").path("job").asText()).isEqualTo("teams/load");
            await().until(() -> Runs.openFiles(r).isEmpty());
            assertStartAndEndSent(build);
            project.getBuildersList().clear();
            project.save();
        });
        sessions.then(r -> assertStartAndEndSent(free(r, "teams/load").getBuildByNumber(1)));
    }

    @Test
    void restartClosesRunOfMovedJob() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            FreeStyleProject project = r.createFreeStyleProject("load");
            // The build has ended already: as after a kill, it reports nothing more.
            Run<?, ?> build = Runs.build(project);
            Runs.reporter(build, "alerts").started(Runs.SOURCE, Runs.started());
            receiver.take();
            assertThat(Events.deliveries(build)).hasSize(1);
            project.renameTo("renamed");
            Items.move(project, r.createProject(Folder.class, "team"));
            assertThat(Runs.openFiles(r)).hasSize(1);
            // Another job has the old name by now, and a build of the same number.
            Runs.build(r.createFreeStyleProject("load"));
        });
        sessions.then(r -> {
            JsonNode body = Events.json(receiver.take());
            assertThat(body.path("reason").asText()).contains("Jenkins stopped while the test ran");
            await().until(() -> Runs.openFiles(r).isEmpty());
            assertStartAndEndSent(free(r, "team/renamed").getBuildByNumber(1));
            assertThat(Events.runs(free(r, "load").getBuildByNumber(1))).isEmpty();
        });
    }

    @Test
    void messagesOfMovedRunStayInOrder() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            FreeStyleProject project = r.createFreeStyleProject("load");
            Run<?, ?> build = Runs.build(project);
            receiver.answersNow(503);
            Runs.reporter(build, "alerts").started(Runs.SOURCE, Runs.started());
            receiver.awaitCount(1);
            await().until(() ->
                    !Events.runs(build).get(0).deliveries().get(0).attempts().isEmpty());
            receiver.answersNow(200);
            project.renameTo("renamed");
            Runs.reporter(build, "alerts").finished(Runs.SOURCE, Runs.passed());
            assertStartAndEndSent(build);
            assertThat(receiver.all())
                    .extracting(one -> Events.json(one).path("event").asText())
                    .containsExactly("test.started", "test.started", "test.finished");
        });
    }

    @Test
    void movedPipelineGoesOnAfterRestart() throws Throwable {
        Path go = directory.resolve("go");
        sessions.then(r -> {
            Perf.channel(receiver);
            Folder folder = r.createProject(Folder.class, "team");
            WorkflowJob job = folder.createProject(WorkflowJob.class, "load");
            String end = FakeK6.withSummary("v2.2.0/thresholds-fail") + " || true";
            job.setDefinition(new CpsFlowDefinition(
                    "node { k6Notify(channels: ['perf']) { " + sh("echo begun; " + FakeK6.waitFor(go) + "; " + end)
                            + " } }",
                    true));
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            r.waitForMessage("begun\n", build);

            folder.renameTo("teams");
            Files.createFile(go);

            r.assertBuildStatusSuccess(r.waitForCompletion(build));
            assertStartAndEndSent(build);
            RunRecord run = Events.runs(build).get(0);
            assertThat(run.run().outcome().reason()).startsWith("Thresholds crossed: ");
            assertThat(run.run().summary().metrics())
                    .as("the summary that k6 left as a file")
                    .containsKey("http_req_duration.p(95)");
            assertThat(Runs.openFiles(r)).isEmpty();
        });
    }
}
