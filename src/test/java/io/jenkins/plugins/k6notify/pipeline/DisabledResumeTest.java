package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import io.jenkins.plugins.k6notify.report.ReportQueues;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.JenkinsSessions;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.core.ConditionTimeoutException;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * Tests pipelines with {@code disableResume}, which run with the durability hint {@code PERFORMANCE_OPTIMIZED}. Jenkins
 * aborts them while it stops, and does not wait for the reports on their k6 runs.
 */
@InJenkins
class DisabledResumeTest {

    private static final Logger EXECUTIONS = Logger.getLogger(CpsFlowExecution.class.getName());

    @RegisterExtension
    private final JenkinsSessions sessions = new JenkinsSessions();

    @TempDir
    private Path directory;

    private final Handler checkpoint = new SlowCheckpoint();
    private final CountDownLatch held = new CountDownLatch(1);
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = Receiver.answering(200, "ok");
        EXECUTIONS.addHandler(checkpoint);
    }

    @AfterEach
    void close() {
        EXECUTIONS.removeHandler(checkpoint);
        held.countDown();
        receiver.close();
    }

    /**
     * Jenkins aborts a build, saves it and ends its thread. Makes the saving last until the build has ended, as this is
     * otherwise a race, for steps of Jenkins too.
     */
    private static final class SlowCheckpoint extends Handler {

        /** Less than the 10 s after which Jenkins stops without the build. */
        private static final Duration LIMIT = Duration.ofSeconds(5);

        @Override
        public void publish(LogRecord log) {
            if (log.getMessage().startsWith("Attempting to save a checkpoint")) {
                CpsFlowExecution execution = (CpsFlowExecution) log.getParameters()[0];
                try {
                    WorkflowRun build = (WorkflowRun) execution.getOwner().getExecutable();
                    await().atMost(LIMIT).until(() -> !build.isBuilding());
                } catch (ConditionTimeoutException e) {
                    // The build has not ended in time.
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Starts a pipeline that may not resume. */
    private static WorkflowRun start(Pipelines pipelines, String job) throws Exception {
        WorkflowJob pipeline = pipelines.job(job);
        pipeline.setResumeBlocked(true);
        return pipeline.scheduleBuild2(0).waitForStart();
    }

    /** Reports of the build wait from now on, as for a slow disk. */
    private void holdReports(WorkflowRun build) {
        ReportQueues.get().of(build).execute(() -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static WorkflowRun ended(JenkinsRule r, String job, Result result) throws Exception {
        WorkflowRun build = r.jenkins.getItemByFullName(job, WorkflowJob.class).getLastBuild();
        assertThat(build.isBuilding()).isFalse();
        return r.assertBuildStatus(result, build);
    }

    /** The log without the name of the job and the ID of the error. */
    private static String log(WorkflowRun build) throws Exception {
        return JenkinsRule.getLog(build).replaceAll("(?m)^Running on Jenkins in .*|ErrorId: .*", "");
    }

    @Test
    void blockWithoutK6EndsLikeOtherBlocksWhileJenkinsStops() throws Throwable {
        sessions.then(r -> {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted("notifying", "node { k6Notify(channels: ['perf']) { sleep 3600 } }")
                    .scripted("plain", "node { withEnv(['NAME=value']) { sleep 3600 } }");
            for (String job : List.of("notifying", "plain")) {
                WorkflowRun build = start(pipelines, job);
                r.waitForMessage("Sleeping for ", build);
                holdReports(build);
            }
        });
        sessions.then(r -> {
            WorkflowRun plain = ended(r, "plain", Result.ABORTED);
            WorkflowRun notifying = ended(r, "notifying", Result.ABORTED);
            assertThat(log(notifying)).isEqualTo(log(plain).replace("withEnv", "k6Notify"));
        });
        assertThat(receiver.all()).isEmpty();
    }

    private void startRun(JenkinsRule r, boolean reportsHeld) throws Exception {
        Pipelines pipelines = new Pipelines(r, receiver)
                .scripted(
                        "load",
                        "node { k6Notify(channels: ['perf']) { " + sh(FakeK6.held(directory.resolve("never")))
                                + " } }");
        WorkflowRun build = start(pipelines, "load");
        receiver.awaitCount(1);
        if (reportsHeld) {
            holdReports(build);
        }
    }

    private void assertFinishedOnce(JenkinsRule r, String reason) throws Exception {
        receiver.awaitCount(2);
        await().until(() -> Runs.openFiles(r).isEmpty());
        List<JsonNode> bodies = Perf.byJob(receiver.all()).get("load");
        assertThat(Perf.events(bodies)).isEqualTo("S 6/1");
        assertThat(bodies.get(1).path("reason").asText()).isEqualTo(reason);
    }

    @Test
    void runIsFinishedWhileJenkinsStops() throws Throwable {
        sessions.then(r -> startRun(r, false));
        sessions.then(r -> {
            ended(r, "load", Result.ABORTED);
            assertFinishedOnce(r, "Interrupted by the system");
        });
    }

    @Test
    void runThatIsNotReportedInTimeIsFinishedAtNextStart() throws Throwable {
        sessions.then(r -> startRun(r, true));
        assertThat(receiver.count()).isEqualTo(1);
        sessions.then(r -> {
            // Jenkins fails a build that has not ended and may not resume.
            ended(r, "load", Result.FAILURE);
            assertFinishedOnce(r, "Jenkins stopped while the test ran");
        });
        sessions.then(r -> assertFinishedOnce(r, "Jenkins stopped while the test ran"));
    }
}
