package io.jenkins.plugins.k6notify.buildpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Items;
import hudson.model.Run;
import hudson.tasks.LogRotator;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import io.jenkins.plugins.k6notify.record.PinnedRun;
import io.jenkins.plugins.k6notify.record.PinnedRuns;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import io.jenkins.plugins.k6notify.support.jenkins.Tests;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests pinning a run as a baseline from the page of its build, and what becomes of it. */
@InJenkins
@WithJenkins
class PinButtonTest {

    private JenkinsRule r;
    private FreeStyleProject project;
    private Run<?, ?> build;

    @BeforeEach
    void passed(JenkinsRule rule) throws Exception {
        r = rule;
        project = r.createFreeStyleProject("load");
        build = Tests.build(project, "checkout", 456.9);
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.BUILD, Item.CONFIGURE, Run.DELETE)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.READ, Item.READ, Run.UPDATE)
                .everywhere()
                .to("updater")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    private static String run(Run<?, ?> build) {
        return build.getAction(K6RunsAction.class).getRuns().get(0).id().toString();
    }

    private Page send(String user, HttpMethod method, String path, String run) throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            if (!user.equals("anonymous")) {
                wc.login(user);
            }
            WebRequest request = new WebRequest(new URL(r.getURL(), build.getUrl() + "k6/" + path), method);
            request.setRequestParameters(List.of(new NameValuePair("run", run)));
            if (method == HttpMethod.POST) {
                wc.addCrumb(request);
            }
            return wc.getPage(request);
        }
    }

    private JSONObject post(String path, String run) throws Exception {
        return JSONObject.fromObject(
                send("updater", HttpMethod.POST, path, run).getWebResponse().getContentAsString());
    }

    private List<PinnedRun> pinned() {
        return List.copyOf(PinnedRuns.of(project).all().values());
    }

    @ParameterizedTest
    @CsvSource({"anonymous, false", "reader, false", "configurer, false", "updater, true", "admin, true"})
    void pinNeedsPermissionToUpdateBuild(String user, boolean allowed) throws Exception {
        for (String path : List.of("pin", "unpin")) {
            int status = send(user, HttpMethod.POST, path, run(build))
                    .getWebResponse()
                    .getStatusCode();
            if (allowed) {
                assertThat(status).as(path).isEqualTo(200);
            } else if (!user.equals("anonymous")) {
                // Anonymous users are led to the login page; WebMethodsTest sees their status.
                assertThat(status).as(path).isEqualTo(403);
            }
            assertThat(pinned()).as(path).hasSize(allowed && path.equals("pin") ? 1 : 0);
        }
        if (!user.equals("anonymous")) {
            try (JenkinsRule.WebClient wc = r.createWebClient().login(user)) {
                assertThat(wc.getPage(build, "k6/").getByXPath("//button[contains(@class,'k6-notify-pin')]"))
                        .hasSize(allowed ? 1 : 0);
            }
        }
    }

    @Test
    void getIsRefused() throws Exception {
        for (String path : List.of("pin", "unpin")) {
            assertThat(send("admin", HttpMethod.GET, path, run(build))
                            .getWebResponse()
                            .getStatusCode())
                    .as(path)
                    .isIn(404, 405);
        }
        assertThat(pinned()).isEmpty();
    }

    @Test
    void runOfOtherBuildOrWithoutValuesIsRefused() throws Exception {
        Run<?, ?> without = Runs.build(project);
        Runs.reporter(without).started(Runs.SOURCE, Runs.started());
        String words = "This build has no such run, or it has no values to compare with.";

        assertThat(post("pin", UUID.randomUUID().toString()).getString("message"))
                .isEqualTo(words);
        assertThat(post("pin", run(without)).getString("message")).isEqualTo(words);
        build = without;
        assertThat(post("pin", run(without)).getString("message")).isEqualTo(words);
        assertThat(post("unpin", run(without)).getString("message")).isEqualTo("This run was not pinned.");
        assertThat(pinned()).isEmpty();
    }

    @Test
    void buttonPinsAndUnpins() throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient().login("updater")) {
            HtmlPage page = wc.getPage(build, "k6/");
            press(wc, page, "Pin as baseline: checkout", "This run is now the baseline of checkout.", "Unpin");
            assertThat(page.asNormalizedText()).contains("Baseline");
            assertThat(pinned())
                    .singleElement()
                    .extracting(PinnedRun::build, PinnedRun::by)
                    .containsExactly(1, "updater");
            press(wc, page, "Unpin: checkout", "checkout has no baseline any more.", "Pin as baseline");
            assertThat(pinned()).isEmpty();
        }
    }

    private static void press(JenkinsRule.WebClient wc, HtmlPage page, String label, String answer, String next)
            throws Exception {
        HtmlButton button = page.getFirstByXPath("//button[contains(@class,'k6-notify-pin')]");
        assertThat(button.getAttribute("aria-label")).isEqualTo(label);
        button.click();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            wc.waitForBackgroundJavaScript(500);
            HtmlButton now = page.getFirstByXPath("//button[contains(@class,'k6-notify-pin')]");
            assertThat(now.asNormalizedText()).isEqualTo(next);
        });
        assertThat(page.getElementById("notification-bar").getTextContent()).contains(answer);
    }

    private void comparesWithPinned(Receiver receiver, int... laterBuilds) throws Exception {
        Events.channels(receiver, "alerts");
        for (int later : laterBuilds) {
            Run<?, ?> now = Runs.build(project);
            assertThat(now.getNumber()).isEqualTo(later);
            NotificationSettings settings = new NotificationSettings(
                    List.of("alerts"),
                    NotifyOn.ALL,
                    "checkout",
                    null,
                    null,
                    null,
                    null,
                    false,
                    Baseline.PINNED,
                    false,
                    null,
                    false,
                    null,
                    null,
                    List.of());
            new RunReporter(now, new Subscription("test", settings)).finished(Runs.SOURCE, Runs.failed());
            JsonNode previous = Events.bodies(receiver, now).get(0).path("previous");
            assertThat(previous.path("build").asInt()).isEqualTo(1);
            assertThat(previous.path("baseline").asText()).isEqualTo("pinned");
            assertThat(previous.at("/metrics/http_req_duration.p(95)").asDouble())
                    .isEqualTo(456.9);
            assertThat(previous.path("differences").toString()).isEqualTo("[\"thresholds\"]");
            try (JenkinsRule.WebClient wc = r.createWebClient().login("reader")) {
                HtmlPage page = wc.getPage(now, "k6/");
                assertThat(page.asNormalizedText())
                        .contains("Not compared with the run in #1: its thresholds were different");
                assertThat(page.getByXPath("//*[contains(@class,'k6-notify-previous')]/a"))
                        .as("a link to the build, which is gone")
                        .isEmpty();
            }
        }
    }

    @Test
    void pinnedRunOutlivesDeletedBuild() throws Exception {
        post("pin", run(build));
        build.delete();
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            comparesWithPinned(receiver, 2, 3);
        }
    }

    @Test
    void pinnedRunOutlivesDiscardedBuild() throws Exception {
        post("pin", run(build));
        project.setBuildDiscarder(new LogRotator(-1, 1, -1, -1));
        Run<?, ?> later = Runs.build(project);
        // Jenkins keeps the last stable build, and updates which one that is shortly after the end of a build.
        await().until(() -> later.equals(project.getLastStableBuild()));
        project.logRotate();
        assertThat(project.getBuildByNumber(1)).isNull();
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            comparesWithPinned(receiver, 3);
        }
    }

    @Test
    void pinnedRunMovesWithJobAndIsNotCopied() throws Exception {
        post("pin", run(build));
        project.renameTo("nightly");
        assertThat(pinned()).hasSize(1);

        Folder folder = r.createProject(Folder.class, "shop");
        FreeStyleProject moved = Items.move(project, folder);
        assertThat(PinnedRuns.of(moved).all()).containsOnlyKeys("checkout");

        FreeStyleProject copy = folder.copy(moved, "copy");
        assertThat(PinnedRuns.of(copy).all()).isEmpty();
        moved.save();
        moved.doReload();
        assertThat(PinnedRuns.of(moved).all()).containsOnlyKeys("checkout");
    }

    @Test
    void trendHasLineAndWords() throws Exception {
        Tests.build(project, "checkout", 612.3);
        post("pin", run(build));
        try (JenkinsRule.WebClient wc = r.createWebClient().login("reader")) {
            HtmlPage page = wc.getPage(project, "k6/");
            assertThat(page.<DomElement>getFirstByXPath("//div[contains(@class,'k6-trend__chart')]")
                            .getAttribute("data-trend"))
                    .contains("{\"value\":456.9,\"text\":\"Baseline #1\",\"kind\":\"baseline\"}");
            assertThat(page.<DomElement>getFirstByXPath("//div[@class='k6-trend__baseline']")
                            .getTextContent())
                    .isEqualTo("Baseline #1: p(95) 456.9 ms, Error rate 1.25%");
        }
    }
}
