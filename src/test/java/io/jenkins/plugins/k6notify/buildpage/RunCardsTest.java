package io.jenkins.plugins.k6notify.buildpage;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Cause;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.localizer.LocaleProvider;

/** Tests the cards of runs on the page of a build, and their updates. */
@InJenkins
@WithJenkins
class RunCardsTest {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    private FreeStyleProject project;

    @BeforeEach
    void project(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        Events.channels(receiver, "alerts");
        project = r.createFreeStyleProject("load");
    }

    private static RunSource branch(String name) {
        return new RunSource(name, "agent-3", name);
    }

    private static K6Run stopped(K6Status status, Banner banner) {
        Outcome outcome = new Outcome(status, K6Result.FAILED, Outcome.Kind.STOPPED, "This is why");
        return new K6Run(1, banner, START, START.plusSeconds(90), outcome, null, K6Summary.EMPTY);
    }

    private String text(Run<?, ?> build, String path) throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            return wc.getPage(build, path).asNormalizedText();
        }
    }

    private static List<DomElement> cards(HtmlPage page) {
        return page.getByXPath("//article");
    }

    @Test
    void showsMetricsAndThresholds() throws Exception {
        Run<?, ?> build = Runs.build(project, new Cause.UserIdCause("ada"));
        Runs.reporter(build, "alerts").finished(branch("checkout"), Runs.failed());
        Events.deliveries(build);
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(build, "k6/");
            DomElement card = cards(page).get(0);
            assertThat(card.asNormalizedText())
                    .contains("Failed", "script.js", "checkout", "agent-3", "manual, ada")
                    .contains("31.61 ms", "31.49 ms", "31.17 ms", "31.67 ms", "0.00%", "20 of 20", "6.0/s")
                    .contains("1 of 2 crossed", "Held", "Crossed", "p(95)<1", "rate>0.9")
                    .contains("test.finished", "alerts", "Delivered");
            assertThat(card.asNormalizedText().split("p\\(95\\)<1", -1))
                    .as("the crossed threshold is named once")
                    .hasSize(2);
        }
        assertThat(text(build, "")).contains("Failed", "script.js", "31.61 ms").doesNotContain("Delivered");
        assertThat(text(build, "").split("p\\(95\\)<1", -1)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "TIMED_OUT, Timed out",
        "ABORTED_BY_USER, Aborted by user",
        "ABORTED_BY_SYSTEM, Aborted by system",
        "ABORTED_BY_SCRIPT_ERROR, Aborted by script error",
        "ABORTED_BY_LIMIT, Aborted by limit",
    })
    void cutShortRunShowsReason(K6Status status, String words) throws Exception {
        Run<?, ?> build = Runs.build(project);
        Runs.reporter(build, "alerts").finished(Runs.SOURCE, stopped(status, Banner.NONE));
        assertThat(text(build, "k6/")).contains(words, "This is why", "1 min 30 sec", "built-in node");
        assertThat(text(build, "")).contains(words, "This is why");
    }

    @Test
    void showsBranchOfEachRun() throws Exception {
        Run<?, ?> build = Runs.build(project);
        RunReporter reporter = Runs.reporter(build, "alerts");
        reporter.finished(branch("checkout"), Runs.passed());
        reporter.finished(branch("search"), Runs.failed());
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(build, "k6/");
            assertThat(cards(page).get(0).asNormalizedText()).contains("Passed", "checkout");
            assertThat(cards(page).get(1).asNormalizedText()).contains("Failed", "search");
            assertThat(page.asNormalizedText()).contains("1 Passed", "1 Failed");
        }
    }

    @Test
    void runIsComparedWithPreviousRun() throws Exception {
        Run<?, ?> first = Runs.build(project);
        Runs.reporter(first, "alerts").finished(Runs.SOURCE, Runs.passed());
        Run<?, ?> second = Runs.build(project);
        Runs.reporter(second, "alerts").finished(Runs.SOURCE, Runs.failed());
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(second, "k6/");
            assertThat(page.asNormalizedText())
                    .contains("+48 %", "was 21.35 ms", "Compared with the run in #1 (Passed)");
            HtmlPage before =
                    page.getAnchorByText("Compared with the run in #1 (Passed)").click();
            assertThat(before.getUrl().getPath()).endsWith("/job/load/1/k6/");
        }
    }

    @Test
    void linkLeadsToK6CloudOnly() throws Exception {
        Run<?, ?> build = Runs.build(project);
        RunReporter reporter = Runs.reporter(build, "alerts");
        reporter.finished(
                branch("cloud"),
                stopped(
                        K6Status.TIMED_OUT,
                        new Banner(Execution.CLOUD, "a.js", "https://example.grafana.net/a/k6-app/runs/7", 7L)));
        reporter.finished(
                branch("lure"),
                stopped(
                        K6Status.TIMED_OUT,
                        new Banner(Execution.CLOUD, "a.js", "https://grafana.net.example.com/runs/7", 7L)));
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            assertThat(wc.getPage(build, "k6/").getAnchors())
                    .extracting(HtmlAnchor::getHrefAttribute)
                    .filteredOn(href -> href.contains("grafana"))
                    .containsExactly("https://example.grafana.net/a/k6-app/runs/7");
        }
    }

    @Test
    void manyRunsAreShownInPages() throws Exception {
        Run<?, ?> build = Runs.build(project);
        RunReporter reporter = Runs.reporter(build);
        for (int i = 1; i <= 120; i++) {
            reporter.finished(branch("branch-" + i), i == 99 ? Runs.failed() : Runs.passed());
        }
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(build, "k6/");
            assertThat(cards(page)).hasSize(50);
            assertThat(page.asNormalizedText()).contains("Runs 1 to 50 of 120", "119 Passed", "1 Failed");
            HtmlPage second = page.getAnchorByText("script.js (branch-99)").click();
            assertThat(cards(second)).hasSize(50);
            assertThat(second.getElementById(second.getUrl().getRef()).asNormalizedText())
                    .contains("branch-99", "Failed");
            HtmlPage third = second.getAnchorByText("Next").click();
            assertThat(cards(third)).hasSize(20);
        }
        assertThat(text(build, ""))
                .contains("119 Passed", "branch-99", "All 120 runs")
                .doesNotContain("branch-98");
    }

    @Test
    void showsGermanTexts() throws Exception {
        Run<?, ?> build = Runs.build(project);
        Runs.reporter(build, "alerts").finished(Runs.SOURCE, Runs.failed());
        Events.deliveries(build);
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return Locale.GERMAN;
            }
        });
        try {
            assertThat(text(build, "k6/"))
                    .contains(
                            "Fehlgeschlagen", "Fehlerrate", "Schwellenwert", "Überschritten", "Zugestellt", "Auslöser");
        } finally {
            LocaleProvider.setProvider(LocaleProvider.DEFAULT);
        }
    }

    /** A build that runs until the test ends it. */
    private static final class Held extends TestBuilder {

        private final transient CountDownLatch started = new CountDownLatch(1);
        private final transient CountDownLatch end = new CountDownLatch(1);

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                throws InterruptedException {
            started.countDown();
            end.await();
            return true;
        }
    }

    @Test
    void pageUpdatesDuringRun() throws Exception {
        Held held = new Held();
        project.getBuildersList().add(held);
        FreeStyleBuild build = project.scheduleBuild2(0).waitForStart();
        held.started.await();
        RunReporter reporter = Runs.reporter(build, "alerts");
        reporter.started(Runs.SOURCE, Runs.started());
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            for (String path : List.of("", "k6/")) {
                assertThat(wc.getPage(build, path).asNormalizedText()).as(path).contains("Running");
            }
            HtmlPage page = wc.getPage(build, "k6/");
            assertThat(page.<DomElement>getFirstByXPath("//*[@role='timer']").getTextContent())
                    .matches("[0-9:]+");
            reporter.finished(Runs.SOURCE, Runs.passed());
            Events.deliveries(build);
            held.end.countDown();
            r.waitForCompletion(build);
            wc.waitForBackgroundJavaScript(10_000);
            assertThat(page.asNormalizedText()).contains("Passed", "Delivered").doesNotContain("Running");
            assertThat(page.<DomElement>getFirstByXPath("//*[contains(@class,'k6-notify-live')]")
                            .hasAttribute("data-poll"))
                    .as("nothing more will be new")
                    .isFalse();
            assertThat(page.<DomElement>getFirstByXPath("//*[contains(@class,'k6-notify-status')]")
                            .getTextContent())
                    .as("what is read aloud")
                    .isEqualTo("script.js: Passed");
        }
    }

    @Test
    void pollWithoutChangesReturnsNothing() throws Exception {
        Run<?, ?> build = Runs.build(project);
        Runs.reporter(build).finished(Runs.SOURCE, Runs.passed());
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(build, "k6/");
            String version = page.<DomElement>getFirstByXPath("//*[contains(@class,'k6-notify-live')]")
                    .getAttribute("data-version");
            assertThat(wc.goTo(build.getUrl() + "k6/live?page=1&seen=" + version, null)
                            .getWebResponse()
                            .getContentAsString())
                    .isBlank();
            assertThat(wc.goTo(build.getUrl() + "k6/live?page=1&seen=other", null)
                            .getWebResponse()
                            .getContentAsString())
                    .contains("<article");
        }
    }
}
