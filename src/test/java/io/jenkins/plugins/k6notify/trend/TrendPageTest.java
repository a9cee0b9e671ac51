package io.jenkins.plugins.k6notify.trend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import io.jenkins.plugins.k6notify.support.jenkins.Tests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the trend page and the trend on the page of a job. */
@InJenkins
@WithJenkins
class TrendPageTest {

    private static final String HOSTILE = "\"'<script>document.title='owned'</script><b id='bold'>&quot;";

    private JenkinsRule r;
    private FreeStyleProject project;

    @BeforeEach
    void project(JenkinsRule rule) throws Exception {
        r = rule;
        project = r.createFreeStyleProject("load");
    }

    private static List<String> rows(HtmlPage page) {
        return page.<DomNode>getByXPath("//div[@class='k6-trend__table']//tbody/tr").stream()
                .map(DomNode::asNormalizedText)
                .toList();
    }

    private static JsonNode drawn(HtmlPage page) throws Exception {
        DomElement chart = page.getFirstByXPath("//div[contains(@class,'k6-trend__chart')]");
        return new ObjectMapper().readTree(chart.getAttribute("data-trend"));
    }

    @Test
    void trendPageShowsRuns() throws Exception {
        Tests.build(project, "checkout", 456.9);
        Runs.build(project);
        Tests.build(project, "checkout", 612.3);
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(project, "k6/");
            assertThat(rows(page)).hasSize(2);
            assertThat(rows(page).get(0)).contains("#3", "Failed", "612.3 ms", "1.25%", "2026");
            assertThat(rows(page).get(1)).contains("#1", "Passed", "456.9 ms");
            assertThat(drawn(page).at("/runs/0/build").asInt()).isEqualTo(1);
            assertThat(drawn(page).at("/plots/0/lines/0/value").asDouble()).isEqualTo(500);
            assertThat(page.getAnchorByText("#3").click().getUrl().getPath()).endsWith("/job/load/3/k6/");
        }
    }

    @Test
    void jobPageShowsTrend() throws Exception {
        Tests.build(project, "checkout", 456.9);
        Tests.build(project, "checkout", 612.3);
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(project);
            assertThat(page.asNormalizedText()).contains("k6 trend: checkout", "#2 Failed: checkout");
            assertThat(drawn(page).path("runs")).hasSize(2);
            assertThat(page.getAnchorByText("#2 Failed").click().getUrl().getPath())
                    .endsWith("/job/load/2/k6/");
            assertThat(page.getAnchorByText("k6 trend").click().getUrl().getPath())
                    .endsWith("/job/load/k6/");
        }
    }

    @Test
    void jobWithoutRunsShowsNothing() throws Exception {
        Runs.build(project);
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            assertThat(wc.getPage(project).asNormalizedText()).doesNotContain("k6");
            assertThat(wc.getPage(project, "k6/").asNormalizedText()).contains("No k6 runs in the last 50 builds");
        }
    }

    @Test
    void hostileTextIsEscaped() throws Exception {
        Run<?, ?> build = Runs.build(project);
        Tests.ran(build, "name " + HOSTILE, "eu " + HOSTILE, 612.3, "p(95)<500");
        Tests.ran(build, "name " + HOSTILE, "us " + HOSTILE, 612.3, "p(95)<500");
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            for (String path : List.of("", "k6/")) {
                HtmlPage page = wc.getPage(project, path);
                wc.waitForBackgroundJavaScript(2000);
                assertThat(page.getTitleText()).as(path).doesNotContain("owned");
                assertThat(page.getElementById("bold")).as(path).isNull();
                assertThat(page.asNormalizedText()).as(path).contains("name " + HOSTILE + " (eu " + HOSTILE + ")");
            }
        }
    }

    @Test
    void testCanBeChosen() throws Exception {
        Run<?, ?> build = Runs.build(project);
        for (int i = 1; i <= 11; i++) {
            Tests.ran(build, "test " + i, null, 400 + i, "p(95)<500");
        }
        Tests.ran(build, HOSTILE, null, 456.9, "p(95)<500");
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(project, "k6/");
            assertThat(rows(page)).hasSize(10).last().asString().contains("410 ms");
            HtmlForm form = page.getFirstByXPath("//form[contains(@class,'k6-trend-choice')]");
            form.getSelectByName("test").setSelectedAttribute(HOSTILE, true);
            HtmlPage chosen = form.getButtonsByName("").get(0).click();
            assertThat(rows(chosen)).hasSize(1).first().asString().contains("456.9 ms");
            assertThat(chosen.<DomNode>getFirstByXPath("//option[@selected]").asNormalizedText())
                    .isEqualTo(HOSTILE);
        }
    }

    private void ran(Map<String, Double> metrics) throws Exception {
        Run<?, ?> build = Runs.build(project);
        K6Run run = new K6Run(
                1,
                Banner.NONE,
                Instant.parse("2026-11-23T12:00:00Z"),
                Instant.parse("2026-11-23T12:00:33Z"),
                new Outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null),
                0,
                new K6Summary(metrics, List.of(), null, null));
        Runs.reporter(build).finished(Runs.SOURCE, run);
    }

    private static HtmlPage choose(HtmlPage page, String metric) throws Exception {
        HtmlForm form = page.getFirstByXPath("//form[contains(@class,'k6-trend-choice')]");
        form.getSelectByName("metric").setSelectedAttribute(metric, true);
        HtmlPage chosen = form.getButtonsByName("").get(0).click();
        assertThat(chosen.getUrl().getQuery()).isEqualTo("metric=" + URLEncoder.encode(metric, StandardCharsets.UTF_8));
        return chosen;
    }

    @Test
    void metricOfScenarioCanBeChosenAndIsRemembered() throws Exception {
        String metric = "http_req_duration{scenario:ui}.p(99)";
        ran(Map.of(
                "http_req_duration.p(95)",
                456.9,
                metric,
                1234.5,
                "data_received.rate",
                2048.0,
                "data_received.count",
                9e6));
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(project, "k6/");
            assertThat(drawn(page).at("/plots/0/name").asText()).isEqualTo("p(95)");
            assertThat(page.getWebResponse().getContentAsString()).doesNotContain("1234.5");

            HtmlPage chosen = choose(page, metric);
            assertThat(rows(chosen)).hasSize(1).first().asString().contains("1.23 s");
            assertThat(drawn(chosen).at("/plots/0/name").asText()).isEqualTo("http_req_duration{scenario:ui} p(99)");
            assertThat(drawn(chosen).at("/runs/0/values/0/value").asDouble()).isEqualTo(1234.5);

            HtmlPage again = wc.getPage(project, "k6/");
            wc.waitForBackgroundJavaScript(5000);
            again = (HtmlPage) wc.getCurrentWindow().getEnclosedPage();
            assertThat(again.getUrl().getQuery()).contains("metric=");
            assertThat(rows(again)).first().asString().contains("1.23 s");
        }
    }

    @Test
    void unknownMetricIsDefault() throws Exception {
        ran(Map.of("http_req_duration.p(95)", 456.9));
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(project, "k6/?metric=%3Cb%20id=bold%3E");
            assertThat(rows(page)).first().asString().contains("456.9 ms");
            assertThat(page.getElementById("bold")).isNull();
        }
    }

    @Test
    void hostileMetricIsEscaped() throws Exception {
        String metric = "m{" + HOSTILE + "}.max";
        ran(Map.of(metric, 7.5));
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = choose(wc.getPage(project, "k6/"), metric);
            wc.waitForBackgroundJavaScript(2000);
            assertThat(page.getTitleText()).doesNotContain("owned");
            assertThat(page.getElementById("bold")).isNull();
            assertThat(rows(page)).first().asString().contains("7.5");
            assertThat(page.asNormalizedText()).contains("m{" + HOSTILE + "} max");
        }
    }

    @Test
    void onlyShownBuildsAreLoaded() throws Exception {
        for (int i = 0; i < 60; i++) {
            Tests.build(project, "checkout", 456.9);
        }
        project.getLazyBuildMixIn().getRunMap().purgeCache();
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            assertThat(rows(wc.getPage(project, "k6/"))).hasSize(50);
        }
        assertThat(project.getLazyBuildMixIn().getRunMap().getLoadedBuilds()).hasSizeLessThanOrEqualTo(51);
    }

    @Test
    void deletedBuildIsForgotten() throws Exception {
        Run<?, ?> build = Tests.build(project, "checkout", 456.9);
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            assertThat(rows(wc.getPage(project, "k6/"))).hasSize(1);
            build.delete();
            assertThat(rows(wc.getPage(project, "k6/"))).isEmpty();
            project.updateNextBuildNumber(1);
            FreeStyleBuild again = (FreeStyleBuild) Tests.build(project, "checkout", 612.3);
            assertThat(again.getNumber()).isEqualTo(1);
            assertThat(rows(wc.getPage(project, "k6/")))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("612.3 ms");
        }
    }

    @Test
    void runReportedAfterBuildIsShown() throws Exception {
        Run<?, ?> build = Runs.build(project);
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            assertThat(rows(wc.getPage(project, "k6/"))).isEmpty();
            Tests.ran(build, "checkout", null, 456.9, "p(95)<500");
            assertThat(rows(wc.getPage(project, "k6/"))).hasSize(1);
        }
    }

    @Test
    void trendIsHiddenWithoutJobRead() throws Exception {
        Tests.build(project, "checkout", 456.9);
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
        assertThat(status("item")).isEqualTo(200);
        assertThat(status("reader")).isEqualTo(404);
        assertThat(status("discoverer")).isIn(403, 404);
    }

    private int status(String user) throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            wc.withBasicCredentials(user);
            return wc.goTo(project.getUrl() + "k6/", null).getWebResponse().getStatusCode();
        }
    }
}
