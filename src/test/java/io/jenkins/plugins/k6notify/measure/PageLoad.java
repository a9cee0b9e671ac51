package io.jenkins.plugins.k6notify.measure;

import static org.awaitility.Awaitility.await;

import hudson.model.Item;
import hudson.model.ListView;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.trend.LastOutcomeColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** A job with many builds, of which one is real and the others are its copies. */
final class PageLoad {

    static final String JOB = "load";
    static final String WITHOUT_K6 = "without-k6";
    static final String LIST = "list";
    static final String LIST_WITH_COLUMN = "list-with-column";

    /** May view the settings, and read all jobs. */
    static final String VIEWER = "viewer";

    /** May view the settings, and read no job. */
    static final String STRANGER = "stranger";

    static final int BUILDS = 500;
    static final int RUNS = 5;

    /** The deliveries of each run: ten channels get its start and its end. */
    static final int DELIVERIES = 20;

    private static final String CREDENTIAL = "receiver-url";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private PageLoad() {}

    /** In the controller: creates the jobs with one build each, the lists, and the channels of the delivery log. */
    static void prepare(JenkinsRule r, String url) throws Exception {
        Credentials.system(CREDENTIAL, url);
        K6NotifyConfiguration.get()
                .setChannels(ManyDeliveries.CHANNELS.stream()
                        .<Channel>map(PageLoad::channel)
                        .toList());
        r.jenkins.setNumExecutors(RUNS);
        WorkflowJob job = build(r, JOB, pipeline());
        await().atMost(PATIENCE)
                .until(() -> OutboxService.get().level().orElseThrow().waiting() == 0);
        build(r, WITHOUT_K6, "node { echo 'no k6' }");
        list(r, LIST, job);
        list(r, LIST_WITH_COLUMN, job).getColumns().add(new LastOutcomeColumn());
        r.jenkins.save();
    }

    private static WebhookChannel channel(String name) {
        WebhookChannel channel = new WebhookChannel(name, CREDENTIAL);
        channel.setAllowHttp(true);
        return channel;
    }

    private static String pipeline() {
        Recording recording = Recording.of("v2.2.0/thresholds-pass");
        String channels = ManyDeliveries.CHANNELS.stream()
                .limit(DELIVERIES / 2)
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "));
        return IntStream.range(0, RUNS)
                .mapToObj(i -> """
                    'test %d': { node { k6Notify(channels: [%s], testName: 'test %d') {
                        sh "set +x; cat '%s'; exit %d"
                    } } }\
                    """.formatted(i, channels, i, recording.file("console.txt"), recording.exitCode()))
                .collect(Collectors.joining(",\n", "parallel ", ""));
    }

    private static WorkflowJob build(JenkinsRule r, String name, String pipeline) throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(pipeline, true));
        r.buildAndAssertSuccess(job);
        return job;
    }

    private static ListView list(JenkinsRule r, String name, WorkflowJob job) throws IOException {
        ListView list = new ListView(name);
        r.jenkins.addView(list);
        list.add(job);
        return list;
    }

    /** While no controller runs: copies the builds and deliveries. */
    static void multiply(Path home) throws IOException {
        Path builds = home.resolve("jobs").resolve(JOB).resolve("builds");
        for (int number = 2; number <= BUILDS; number++) {
            copy(builds.resolve("1"), builds.resolve(Integer.toString(number)));
        }
        Files.writeString(home.resolve("jobs").resolve(JOB).resolve("nextBuildNumber"), BUILDS + 1 + "\n");
        // The permalinks that Jenkins would save at the end of the last build.
        String last = Stream.of("Completed", "Stable", "Successful")
                .map(kind -> "last" + kind + "Build " + BUILDS + "\n")
                .collect(Collectors.joining());
        String none = Stream.of("Failed", "Unstable", "Unsuccessful")
                .map(kind -> "last" + kind + "Build -1\n")
                .collect(Collectors.joining());
        Files.writeString(builds.resolve("permalinks"), last + none);
        ManyDeliveries.write(home.resolve("k6-notify"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** In the controller: anonymous users stay administrators. */
    static void secure(JenkinsRule r) {
        Jenkins.SYSTEM_READ.setEnabled(true);
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("anonymous")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .to(VIEWER, STRANGER)
                .grant(Item.READ)
                .everywhere()
                .to(VIEWER));
    }

    /** In the controller, before it stops: it cannot load the classes of {@link #secure} at its start. */
    static void open(JenkinsRule r) throws IOException {
        r.jenkins.disableSecurity();
        r.jenkins.save();
    }

    /** In the controller: returns the number of loaded builds. */
    static int loadedBuilds(JenkinsRule r) {
        return r.jenkins
                .getItemByFullName(JOB, WorkflowJob.class)
                .getLazyBuildMixIn()
                .getRunMap()
                .getLoadedBuilds()
                .size();
    }
}
