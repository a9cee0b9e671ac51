package io.jenkins.plugins.k6notify.measure;

import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.support.jenkins.Agents;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * Pipelines that run k6 at the same time, on agents in their own processes. All methods run in the process of the
 * controller.
 */
final class PipelineLoad {

    static final String CHANNEL = "receiver";
    static final String TOKEN = "token";

    /** Jenkins assigns one build to each agent in each pass over its queue. */
    private static final int AGENTS = 10;

    private static final String CREDENTIAL = "receiver-url";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(50);

    private PipelineLoad() {}

    /** Creates the agents, the jobs of all ways, and the channel. */
    static void prepare(JenkinsRule r, int pipelines, String script, String url) throws Exception {
        for (int agent = 0; agent < AGENTS; agent++) {
            Agents.online(r, "load", (pipelines + AGENTS - 1) / AGENTS);
        }
        Credentials.system(CREDENTIAL, url);
        Credentials.global(TOKEN, "token-of-the-test");
        channel();
        for (Way way : Way.values()) {
            String body = way.around("sh 'set +x; sh " + script + "'", url);
            for (int i = 0; i < pipelines; i++) {
                WorkflowJob job = r.createProject(WorkflowJob.class, name(way, i));
                job.setDefinition(new CpsFlowDefinition("node('load') { " + body + " }", true));
            }
        }
    }

    private static void channel() {
        WebhookChannel channel = new WebhookChannel(CHANNEL, CREDENTIAL);
        channel.setAllowHttp(true);
        K6NotifyConfiguration.get().setChannels(List.of(channel));
    }

    private static String name(Way way, int number) {
        return way.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + number;
    }

    static String version(JenkinsRule r) {
        return r.jenkins.getVersion().toString();
    }

    /**
     * @param directory the directory of {@link StretchedConsole#script}
     * @param toTheEnd whether to wait for all deliveries; otherwise they are given up
     */
    static Load round(JenkinsRule r, Way way, int pipelines, File directory, boolean toTheEnd) throws Exception {
        File go = new File(directory, "go");
        File arrived = new File(directory, "arrived");
        new ProcessBuilder("mkfifo", go.getPath()).start().waitFor();
        List<WorkflowJob> jobs = Stream.iterate(0, i -> i + 1)
                .limit(pipelines)
                .map(i -> r.jenkins.getItemByFullName(name(way, i), WorkflowJob.class))
                .toList();
        try (Meter meter = new Meter()) {
            List<QueueTaskFuture<WorkflowRun>> builds =
                    jobs.stream().map(job -> job.scheduleBuild2(0)).toList();
            wait(() -> arrived.list().length == pipelines);
            double live = meter.live();
            List<WorkflowRun> over = new ArrayList<>();
            // Readers of the pipe continue as soon as it is open for writing.
            try (OutputStream open = new FileOutputStream(go)) {
                for (QueueTaskFuture<WorkflowRun> build : builds) {
                    over.add(build.get());
                }
            }
            double seconds = meter.seconds();
            int waiting = waiting();
            if (toTheEnd) {
                wait(() -> waiting() == 0);
            }
            Load load = new Load(
                    seconds,
                    medianSeconds(over),
                    meter.processorSeconds(),
                    live,
                    meter.peak(),
                    meter.threads(),
                    waiting);
            check(over);
            return load;
        } finally {
            giveUpWhatWaits();
            clear(go, arrived);
        }
    }

    private static void wait(Condition condition) {
        await().atMost(PATIENCE).pollInterval(LOOK).until(condition::holds);
    }

    /** A condition that may throw. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static int waiting() throws IOException {
        return OutboxService.get().level().orElseThrow().waiting();
    }

    private static double medianSeconds(List<WorkflowRun> builds) {
        return builds.stream().mapToLong(WorkflowRun::getDuration).sorted().toArray()[builds.size() / 2] / 1e3;
    }

    private static void check(List<WorkflowRun> builds) throws IOException {
        for (WorkflowRun build : builds) {
            if (build.getResult() != Result.SUCCESS) {
                throw new AssertionError(build + ": " + build.getResult() + "\n" + JenkinsRule.getLog(build));
            }
        }
    }

    /** Removes the channels, which ends their waiting deliveries. */
    private static void giveUpWhatWaits() throws IOException {
        K6NotifyConfiguration.get().setChannels(List.of());
        wait(() -> waiting() == 0);
        channel();
    }

    private static void clear(File go, File arrived) {
        go.delete();
        for (File file : arrived.listFiles()) {
            file.delete();
        }
    }
}
