package io.jenkins.plugins.k6notify;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Kills a controller, as a power failure would: no message is lost, and no event is sent with two IDs. */
@InJenkins
class KilledControllerTest {

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension().withTimeout(300);

    @TempDir
    private Path directory;

    @Test
    void killedDuringRunClosesItAndDeliversPending() throws Throwable {
        Path go = directory.resolve("go");
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            String url = receiver.url("/hook/SECRETPATH");
            String held = script(FakeK6.held(go));
            String passes = script(FakeK6.PASSES);

            controller.startJenkins();
            controller.runRemotely(KilledControllerTest::configure, url);
            controller.runRemotely(KilledControllerTest::build, "held", held);
            receiver.awaitCount(1);
            receiver.answersNow(503);
            controller.runRemotely(KilledControllerTest::build, "pending", passes);
            receiver.awaitCount(2);
            controller.runRemotely(KilledControllerTest::complete, "pending");
            controller.stopJenkinsForcibly();

            receiver.answersNow(200);
            Files.createFile(go);
            controller.startJenkins();
            controller.runRemotely(KilledControllerTest::complete, "held");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(events(receiver))
                            .isEqualTo(Map.of("held", List.of("started", "3"), "pending", List.of("started", "3"))));
            controller.stopJenkins();
            assertThat(events(receiver))
                    .isEqualTo(Map.of("held", List.of("started", "3"), "pending", List.of("started", "3")));
        }
    }

    private static String script(String command) {
        return "node { k6Notify(channels: ['perf']) { " + sh(command) + " } }";
    }

    private static void configure(JenkinsRule r, String url) throws Exception {
        Credentials.system("perf-url", url);
        K6NotifyConfiguration.get().setChannels(List.of(Perf.webhook("perf", "perf-url")));
    }

    private static void build(JenkinsRule r, String name, String script) throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        job.scheduleBuild2(0).waitForStart();
    }

    private static void complete(JenkinsRule r, String name) throws Exception {
        r.waitForCompletion(r.jenkins.getItemByFullName(name, WorkflowJob.class).getLastBuild());
    }

    /** Requests with the same ID are one event. */
    private static Map<String, List<String>> events(Receiver receiver) throws Exception {
        Map<String, Receiver.Received> byId = new LinkedHashMap<>();
        receiver.all().forEach(one -> byId.put(one.header("X-loadimpact-id"), one));
        Map<String, List<String>> events = new LinkedHashMap<>();
        for (Map.Entry<String, List<JsonNode>> job :
                Perf.byJob(List.copyOf(byId.values())).entrySet()) {
            events.put(
                    job.getKey(),
                    job.getValue().stream()
                            .map(body -> body.path("event").textValue().equals("test.started")
                                    ? "started"
                                    : body.path("status").asText())
                            .toList());
        }
        return events;
    }
}
