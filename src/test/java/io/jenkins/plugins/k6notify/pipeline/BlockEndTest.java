package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.k6notify.report.ReportQueues;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Tests when a block waits for reports at its end. The test holds up the reports of the build, because when Jenkins
 * stops, a build that cannot resume ends without them.
 */
@InJenkins
@WithJenkins
class BlockEndTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final CountDownLatch held = new CountDownLatch(1);
    private Path go;
    private Receiver receiver;
    private Pipelines pipelines;
    private JenkinsRule r;

    @BeforeEach
    void jenkins(JenkinsRule rule) throws Exception {
        r = rule;
        go = directory.resolve("go");
        receiver = Receiver.answering(200, "ok");
        pipelines = new Pipelines(r, receiver);
    }

    @AfterEach
    void close() {
        held.countDown();
        receiver.close();
    }

    /** Continues the steps while reports are held up. */
    private WorkflowRun goOn(String name) throws Exception {
        WorkflowRun build = pipelines.job(name).scheduleBuild2(0).waitForStart();
        r.waitForMessage("waiting\n", build);
        ReportQueues.get().of(build).execute(() -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Files.createFile(go);
        return build;
    }

    private String waiting(String then) {
        return sh("echo waiting; " + FakeK6.waitFor(go) + "; " + then);
    }

    private void assertEnds(String name, Result result) throws Exception {
        WorkflowRun build = goOn(name);
        await().atMost(PATIENCE).until(() -> !build.isBuilding());
        assertThat(build.getResult()).isEqualTo(result);
        held.countDown();
        Perf.awaitDeliveries(build);
        assertThat(receiver.all()).isEmpty();
    }

    @Test
    void blockWithoutK6EndsImmediately() throws Exception {
        pipelines.watched("passes", waiting("true"));
        assertEnds("passes", Result.SUCCESS);
    }

    @Test
    void failureOfBodyEndsBlock() throws Exception {
        pipelines.watched("fails", waiting("true") + "\nerror 'of another kind'");
        assertEnds("fails", Result.FAILURE);
    }

    @Test
    void blockWithK6WaitsForReports() throws Exception {
        assertWaits("passes", waiting(FakeK6.PASSES), "S 3/0");
    }

    /** The last line may be unterminated, and contain the reason why k6 did not start. */
    @Test
    void blockWithFailedShellWaitsForReports() throws Exception {
        assertWaits("fails", "try { " + waiting("exit 1") + " } catch (e) { echo 'caught' }", "none");
    }

    private void assertWaits(String name, String steps, String events) throws Exception {
        pipelines.scripted(name, "node { k6Notify(channels: ['perf']) { " + steps + "\necho 'over' }\necho 'after' }");
        WorkflowRun build = goOn(name);
        r.waitForMessage("over\n[Pipeline] }", build);
        assertThat(JenkinsRule.getLog(build)).doesNotContain("after\n");
        held.countDown();
        pipelines.end(name, build);
        assertThat(pipelines.events(name)).isEqualTo(events);
    }
}
