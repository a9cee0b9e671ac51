package io.jenkins.plugins.k6notify.buildpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.w3c.dom.Document;

/** Tests the runs on the pages of a build and in its remote API. */
@InJenkins
@WithJenkins
class RunPageTest {

    private static final String HOSTILE = "<script>document.title='owned'</script><b id='bold'>";

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    private FreeStyleProject project;

    @BeforeEach
    void project(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(410, HOSTILE);
        project = r.createFreeStyleProject("load");
    }

    /** A build with markup in all text from outside. */
    private Run<?, ?> hostile() throws Exception {
        Credentials.system("the-url", receiver.url("/hook/SECRETPATH"));
        K6NotifyConfiguration.get().setChannels(List.of(Events.webhook(HOSTILE, "the-url")));
        K6Run run = new K6Run(
                1,
                new Banner(Execution.LOCAL, HOSTILE, "https://example.com/" + HOSTILE, null),
                START,
                START.plusSeconds(33),
                new Outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "because " + HOSTILE),
                99,
                new K6Summary(
                        Map.of(HOSTILE, 612.5),
                        List.of(new Threshold("metric " + HOSTILE, "p(95)" + HOSTILE, false, "612ms" + HOSTILE)),
                        null,
                        null));
        Run<?, ?> build = Runs.build(project);
        Subscription subscription = new Subscription(
                "test",
                new NotificationSettings(
                        List.of(HOSTILE), NotifyOn.ALL, "name " + HOSTILE, null, null, null, null, false));
        new RunReporter(build, subscription).finished(new RunSource("build", "agent" + HOSTILE, HOSTILE), run);
        Events.deliveries(build);
        return build;
    }

    @Test
    void hostileTextIsEscaped() throws Exception {
        Run<?, ?> build = hostile();
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            for (String path : List.of("", "k6/", "k6/live", "k6/liveOverview")) {
                HtmlPage page = wc.getPage(build, path);
                wc.waitForBackgroundJavaScript(2000);
                assertThat(page.getTitleText()).as(path).doesNotContain("owned");
                assertThat(page.getElementById("bold")).as(path).isNull();
                assertThat(page.asNormalizedText())
                        .as(path)
                        .contains("Failed", "name " + HOSTILE, "because " + HOSTILE, "33 sec")
                        .doesNotContain("SECRETPATH");
            }
            assertThat(wc.getPage(build, "k6/").asNormalizedText())
                    .contains(
                            "metric " + HOSTILE,
                            "p(95)" + HOSTILE,
                            "612ms" + HOSTILE,
                            "agent" + HOSTILE,
                            "the receiver returned HTTP 410: " + HOSTILE);
        }
    }

    @Test
    void remoteApiReturnsXml() throws Exception {
        for (Run<?, ?> build : List.of(hostile(), masked())) {
            String fromJob = "api/xml?tree=builds[actions[runs[*]]]{0,1}";
            for (String path : List.of(build.getUrl() + "k6/api/xml", project.getUrl() + fromJob)) {
                Document document = xml(path);
                assertThat(document.getElementsByTagName("run").getLength())
                        .as(path)
                        .isEqualTo(1);
                assertThat(document.getElementsByTagName("script").getLength())
                        .as(path)
                        .isEqualTo(1);
                assertThat(document.getElementsByTagName("metric").getLength())
                        .as(path)
                        .isPositive();
            }
        }
        assertThat(xml(masked().getUrl() + "k6/api/xml?xpath=//metric[name='http_req_duration.p(95)']/value")
                        .getDocumentElement()
                        .getTextContent())
                .isEqualTo("21.35");
    }

    private Document xml(String path) throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            return strictly(wc.goTo(path, "application/xml")
                    .getWebResponse()
                    .getContentAsStream()
                    .readAllBytes());
        }
    }

    private static Document strictly(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    /** As in a pipeline whose script has the name of a secret. */
    private Run<?, ?> masked() throws Exception {
        K6Run run = new K6Run(
                1,
                new Banner(Execution.LOCAL, "****", null, null),
                START,
                START.plusSeconds(33),
                new Outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null),
                0,
                Runs.passed().summary());
        Run<?, ?> build = Runs.build(project);
        Runs.reporter(build).finished(Runs.SOURCE, run);
        return build;
    }

    @Test
    void remoteApiReturnsRuns() throws Exception {
        JsonNode runs = api(hostile(), "k6/api/json").path("runs");
        assertThat(runs).hasSize(1);
        JsonNode run = runs.get(0);
        assertThat(run.path("status").asInt()).isEqualTo(3);
        assertThat(run.path("statusText").asText()).isEqualTo("Finished");
        assertThat(run.path("result").asInt()).isEqualTo(1);
        assertThat(run.path("resultText").asText()).isEqualTo("Failed");
        assertThat(run.path("reason").asText()).isEqualTo("because " + HOSTILE);
        assertThat(run.path("name").asText()).isEqualTo("name " + HOSTILE);
        assertThat(run.path("script").asText()).isEqualTo(HOSTILE);
        assertThat(run.path("execution").asText()).isEqualTo("local");
        assertThat(run.path("started").asText()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(run.path("ended").asText()).isEqualTo("2026-11-23T12:00:33Z");
        assertThat(run.path("durationMillis").asLong()).isEqualTo(33_000);
        assertThat(run.path("exitCode").asInt()).isEqualTo(99);
        assertThat(run.path("loadTestRunId").asLong()).isEqualTo(1001);
        assertThat(run.path("metrics").path(HOSTILE).asDouble()).isEqualTo(612.5);
        assertThat(run.path("thresholds").get(0).path("ok").asBoolean(true)).isFalse();
        assertThat(run.path("checks").isNull()).isTrue();
        assertThat(run.path("trigger").asText()).isEqualTo("triggered");
        assertThat(run.path("user").isNull()).isTrue();
        assertThat(run.path("cloudUrl").isNull()).isTrue();
        assertThat(run.path("label").asText()).isEqualTo(HOSTILE);
        assertThat(run.path("node").asText()).isEqualTo("agent" + HOSTILE);
        JsonNode delivery = run.path("deliveries").get(0);
        assertThat(delivery.path("channel").asText()).isEqualTo(HOSTILE);
        assertThat(delivery.path("event").asText()).isEqualTo("test.finished");
        assertThat(delivery.path("state").asText()).isEqualTo("failed");
        assertThat(delivery.path("attempts").get(0).path("status").asInt()).isEqualTo(410);
    }

    @Test
    void pagesAndRemoteApiShowWarnings() throws Exception {
        Run<?, ?> build = Runs.build(project);
        Runs.reporter(build).finished(Runs.SOURCE, Runs.warned());
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            for (String path : List.of("", "k6/", "k6/live", "k6/liveOverview")) {
                assertThat(wc.getPage(build, path).asNormalizedText())
                        .as(path)
                        .contains("Passed", "All requests failed");
            }
        }
        JsonNode warnings = api(build, "k6/api/json").at("/runs/0/warnings");
        assertThat(warnings).hasSize(1);
        assertThat(warnings.at("/0/kind").asText()).isEqualTo("all_requests_failed");
        assertThat(warnings.at("/0/text").asText()).isEqualTo("All requests failed");
        assertThat(warnings.at("/0/count").isNull()).isTrue();
    }

    private JsonNode api(Run<?, ?> build, String path) throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            return new ObjectMapper()
                    .readTree(wc.goTo(build.getUrl() + path, "application/json")
                            .getWebResponse()
                            .getContentAsString());
        }
    }

    @Test
    void buildApiOmitsDetailsOfRuns() throws Exception {
        JsonNode actions = api(hostile(), "api/json").path("actions");
        assertThat(actions.toString()).contains("K6RunsPage").doesNotContain("thresholds", "because");
    }

    @Test
    void runningRunIsShown() throws Exception {
        Events.channels(receiver, "alerts");
        Run<?, ?> build = Runs.build(project);
        Runs.reporter(build, "alerts").started(Runs.SOURCE, Runs.started());
        JsonNode run = api(build, "k6/api/json").path("runs").get(0);
        assertThat(run.path("status").asInt()).isEqualTo(2);
        assertThat(run.path("result").isNull()).isTrue();
        assertThat(run.path("ended").isNull()).isTrue();
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            assertThat(wc.getPage(build, "k6/").asNormalizedText()).contains("Running");
        }
    }

    @Test
    void buildWithoutRunsShowsNothing() throws Exception {
        Run<?, ?> build = Runs.build(project);
        try (JenkinsRule.WebClient wc = r.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            assertThat(wc.getPage(build, "").asNormalizedText()).doesNotContain("k6");
            assertThat(wc.getPage(build, "k6/").getUrl().getPath())
                    .as("Jenkins leads up to the build")
                    .endsWith("/" + build.getNumber() + "/");
        }
    }

    @Test
    void jobReadersMayReadRuns() throws Exception {
        Run<?, ?> build = hostile();
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "item", "discoverer")
                .grant(Item.READ)
                .everywhere()
                .to("item")
                .grant(Item.DISCOVER)
                .everywhere()
                .to("discoverer"));
        try (JenkinsRule.WebClient anonymous = r.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            assertThat(anonymous
                            .goTo(build.getUrl() + "k6/api/json", null)
                            .getWebResponse()
                            .getContentAsString())
                    .doesNotContain("because");
        }
        for (String path : List.of("k6/", "k6/live", "k6/liveOverview", "k6/api/json", "k6/api/xml")) {
            assertThat(status(build, path, "item")).as(path).isEqualTo(200);
            assertThat(status(build, path, "reader")).as(path).isEqualTo(404);
            assertThat(status(build, path, "discoverer")).as(path).isIn(403, 404);
        }
    }

    private int status(Run<?, ?> build, String path, String user) throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            if (user != null) {
                wc.withBasicCredentials(user);
            }
            return wc.goTo(build.getUrl() + path, null).getWebResponse().getStatusCode();
        }
    }
}
