package io.jenkins.plugins.k6notify.delivery;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests a receiver that accepts each connection and never responds. */
@InJenkins
@WithJenkins
class SilentReceiverTest {

    private static final Logger LOGGER = Logger.getLogger(SilentReceiverTest.class.getName());

    private static final int BUILDS = 50;
    private static final int ROUNDS = 3;

    /** The figures are only printed: a slow machine is no failure. */
    @Test
    void buildsDoNotWaitForSilentReceiver(JenkinsRule r) throws Exception {
        r.jenkins.setNumExecutors(BUILDS);
        try (ServerSocket silent = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
            Credentials.system("perf-url", "http://127.0.0.1:" + silent.getLocalPort() + "/hook/SECRETPATH");
            K6NotifyConfiguration.get().setChannels(List.of(Perf.webhook("perf", "perf-url")));
            String without = "node { " + sh(PASSES) + " }";
            // A block of any kind is work for the pipeline engine.
            String inAnyBlock = "node { withEnv(['A=B']) { " + sh(PASSES) + " } }";
            String with = "node { k6Notify(channels: ['perf']) { " + sh(PASSES) + " } }";
            millis(r, "warm-up", with);
            List<Long> plain = new ArrayList<>();
            List<Long> blocks = new ArrayList<>();
            List<Long> watched = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                plain.add(millis(r, "plain-" + i, without));
                blocks.add(millis(r, "block-" + i, inAnyBlock));
                watched.add(millis(r, "watched-" + i, with));
            }
            LOGGER.info(() -> BUILDS + " builds at once, silent receiver: ms without the plugin " + plain
                    + ", in another block " + blocks + ", with it " + watched);
        }
    }

    private static long millis(JenkinsRule r, String prefix, String script) throws Exception {
        List<WorkflowJob> jobs = new ArrayList<>();
        for (int i = 0; i < BUILDS; i++) {
            WorkflowJob job = r.createProject(WorkflowJob.class, prefix + "-" + i);
            job.setDefinition(new CpsFlowDefinition(script, true));
            jobs.add(job);
        }
        long begin = System.nanoTime();
        List<QueueTaskFuture<WorkflowRun>> builds = new ArrayList<>();
        for (WorkflowJob job : jobs) {
            builds.add(job.scheduleBuild2(0));
        }
        for (QueueTaskFuture<WorkflowRun> build : builds) {
            assertThat(build.get().getResult()).isEqualTo(Result.SUCCESS);
        }
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
