package io.jenkins.plugins.k6notify.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Tests that each open run is closed. */
@InJenkins
class RunCloserTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @AutoClose
    private Receiver receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = Receiver.answering(200, "ok");
    }

    private static void assertAbortedBySystem(JsonNode body, String reason) {
        assertThat(body.path("event").asText()).isEqualTo("test.finished");
        assertThat(body.path("status").asInt()).isEqualTo(6);
        assertThat(body.path("reason").asText()).contains(reason);
    }

    @Test
    void endedBuildClosesItsRuns() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            FreeStyleProject project = r.createFreeStyleProject();
            project.getBuildersList().add(new Starts());
            Run<?, ?> build = Runs.build(project);
            assertThat(Events.json(receiver.take()).path("event").asText()).isEqualTo("test.started");
            assertAbortedBySystem(Events.json(receiver.take()), "no end of the test was seen");
            await().until(() -> Runs.openFiles(r).isEmpty());
            assertThat(Events.runs(build)).singleElement().matches(run -> run.endTold());
        });
    }

    private static final class Starts extends TestBuilder {
        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
            Runs.reporter(build, "alerts").started(Runs.SOURCE, Runs.started());
            return true;
        }
    }

    @Test
    void restartClosesRunsOfKilledController() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            Run<?, ?> build = Runs.build(r.createFreeStyleProject("load"));
            // The build has ended already: as after a kill, it reports nothing more.
            Runs.reporter(build, "alerts").started(Runs.SOURCE, Runs.started());
            receiver.take();
            assertThat(Runs.openFiles(r)).hasSize(1);
        });
        sessions.then(r -> {
            assertAbortedBySystem(Events.json(receiver.take()), "Jenkins stopped while the test ran");
            await().until(() -> Runs.openFiles(r).isEmpty());
            Run<?, ?> build =
                    r.jenkins.getItemByFullName("load", FreeStyleProject.class).getLastBuild();
            assertThat(Events.deliveries(build)).hasSize(2);
        });
        sessions.then(r -> assertThat(receiver.count()).isZero());
    }

    @Test
    void restartSendsEventsThatOutboxRefused() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            Run<?, ?> build = Runs.build(r.createFreeStyleProject("load"));
            OutboxService.stop();
            Runs.reporter(build, "alerts").finished(Runs.SOURCE, Runs.passed());
        });
        assertThat(receiver.count()).isZero();
        sessions.then(r -> {
            JsonNode body = Events.json(receiver.take());
            assertThat(body.path("status").asInt()).isEqualTo(3);
            assertThat(body.path("result").asInt()).isZero();
            await().until(() -> Runs.openFiles(r).isEmpty());
        });
    }

    /** A controller may be killed between the end of a run and the record of the end. */
    @Test
    void restartForgetsSentEvents() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            Run<?, ?> build = Runs.build(r.createFreeStyleProject("load"));
            Runs.reporter(build, "alerts").started(Runs.SOURCE, Runs.started());
            Path open = r.jenkins.getRootDir().toPath().resolve("k6-notify/open");
            Path file = open.resolve(Runs.openFiles(r).get(0));
            byte[] kept = Files.readAllBytes(file);
            Runs.reporter(build, "alerts").finished(Runs.SOURCE, Runs.passed());
            assertThat(Events.deliveries(build)).hasSize(2);
            assertThat(file).doesNotExist();
            Files.write(file, kept);
        });
        receiver.take();
        receiver.take();
        sessions.then(r -> {
            await().until(() -> Runs.openFiles(r).isEmpty());
            assertThat(receiver.count()).isZero();
        });
    }

    @Test
    void runBeyondLimitIsNotOpen() throws Throwable {
        sessions.then(r -> {
            Run<?, ?> build = Runs.build(r.createFreeStyleProject("load"));
            RunReporter reporter = Runs.reporter(build);
            for (int place = 1; place <= 1000; place++) {
                reporter.finished(new RunSource("step " + place, "", null), Runs.passed());
            }
            reporter.started(new RunSource("one too many", "", null), Runs.started());
            assertThat(Events.runs(build)).hasSize(1000);
            assertThat(Runs.openFiles(r)).isEmpty();
        });
    }

    @Test
    void resumedPipelineKeepsItsRuns() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            WorkflowJob job = r.createProject(WorkflowJob.class, "pipeline");
            job.setDefinition(new CpsFlowDefinition("echo 'begun'; sleep 3600", true));
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            r.waitForMessage("Sleeping", build);
            Runs.reporter(build, "alerts").started(Runs.SOURCE, Runs.started());
            receiver.take();
        });
        sessions.then(r -> {
            WorkflowRun build =
                    r.jenkins.getItemByFullName("pipeline", WorkflowJob.class).getLastBuild();
            r.waitForMessage("Ready to run", build);
            assertThat(build.isBuilding()).isTrue();
            await().until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("k6-notify open runs")));
            assertThat(Runs.openFiles(r)).hasSize(1);
            assertThat(receiver.count()).isZero();

            build.getExecutor().interrupt(Result.ABORTED, new CauseOfInterruption.UserInterruption("somebody"));
            r.waitForCompletion(build);
            JsonNode body = Events.json(receiver.take());
            assertThat(body.path("status").asInt()).isEqualTo(5);
            await().until(() -> Runs.openFiles(r).isEmpty());
        });
    }

    @Test
    void deletedBuildIsForgotten() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            Run<?, ?> build = Runs.build(r.createFreeStyleProject("load"));
            Runs.reporter(build, "alerts").started(Runs.SOURCE, Runs.started());
            receiver.take();
            Files.writeString(r.jenkins.getRootDir().toPath().resolve("k6-notify/open/damaged.json"), "{\"build\": ");
            build.delete();
        });
        sessions.then(r -> {
            await().until(() -> Runs.openFiles(r).isEmpty());
            assertThat(receiver.count()).isZero();
        });
    }
}
