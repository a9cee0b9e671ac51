package io.jenkins.plugins.k6notify;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.ListView;
import hudson.model.Run;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
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
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.BrowserTestCase;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import io.jenkins.plugins.k6notify.support.jenkins.Tests;
import io.jenkins.plugins.k6notify.trend.LastOutcomeColumn;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Tests each page with content of this plugin on desktop and phone, in light and dark: it fits the window, axe finds no
 * problem in the content of this plugin, the console stays empty, and hostile text is shown as text.
 */
@InJenkins
@WithJenkins
class PagesBrowserTest extends BrowserTestCase {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    /** A page with a selector of the content of this plugin; the rest belongs to Jenkins. */
    enum Page {
        BUILD("job/load/3/", ".k6-notify-overview", ".k6-notify-overview"),
        RUNS("job/load/3/k6/", ".k6-notify-runs", "#main-panel"),
        JOB("job/load/", ".k6-trend canvas", ".k6-trend"),
        TREND("job/load/k6/", ".k6-trend canvas", "#main-panel"),
        TREND_OF_NO_RUN("job/empty/k6/", "#main-panel p", "#main-panel"),
        VIEW("view/tests/", "#job_load", "#job_load td:last-child"),
        MANAGE("manage/", "#main-panel", ".k6-monitor"),
        NOTIFICATIONS("manage/k6-notifications/", "#deliveries tbody tr", "#main-panel"),
        FAILED("manage/k6-notifications/failed?since=day", ".k6-buttons", "#main-panel"),
        SETTINGS("manage/configure", "div[name=channels]", "#k6-notify-settings + .jenkins-section"),
        PUBLISHER("job/load/configure", "[name=channels]", "div[descriptorid$=K6NotifyPublisher]");

        private final String path;
        private final String ready;
        private final String ours;

        Page(String path, String ready, String ours) {
            this.path = path;
            this.ready = ready;
            this.ours = ours;
        }
    }

    private static final Set<Page> SHOW_NO_NAMES = EnumSet.of(Page.JOB, Page.TREND_OF_NO_RUN, Page.VIEW);

    private static Receiver receiver;

    @BeforeAll
    static void jenkins(JenkinsRule rule) throws Exception {
        r = rule;
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        receiver = Receiver.answering(410, HOSTILE);
        Credentials.system("the-url", receiver.url("/hook/SECRETPATH"));
        K6NotifyConfiguration.get()
                .setChannels(List.of(
                        Events.webhook("alerts", "the-url"),
                        Events.webhook(HOSTILE, "the-url"),
                        new SlackChannel("gone", HOSTILE)));
        jobs();
        ListView view = new ListView("tests");
        view.getColumns().add(new LastOutcomeColumn());
        r.jenkins.addView(view);
        view.add(r.jenkins.getItemByFullName("load", FreeStyleProject.class));
    }

    private static void jobs() throws Exception {
        r.createFreeStyleProject("empty");
        r.createProject(WorkflowJob.class, "pipeline");
        FreeStyleProject load = r.createFreeStyleProject("load");
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of("alerts", HOSTILE));
        load.getPublishersList().add(publisher);
        Run<?, ?> first = Runs.build(load);
        Runs.reporter(first, "alerts").finished(Runs.SOURCE, Runs.passed());
        Tests.ran(first, HOSTILE, null, 456.9, "p(95)<500");
        Tests.build(load, "checkout", 456.9);
        Run<?, ?> last = Runs.build(load);
        Runs.reporter(last, "alerts").finished(Runs.SOURCE, Runs.failed());
        Tests.ran(last, "checkout", null, 612.3, "p(95)<500");
        hostile(last);
        Events.deliveries(last);
        receiver.answersNow(200);
        Runs.reporter(last, "alerts").finished(new RunSource("search", "agent-3", "search"), Runs.passed());
        Events.deliveries(last);
    }

    private static void hostile(Run<?, ?> build) {
        K6Run run = new K6Run(
                1,
                new Banner(Execution.LOCAL, HOSTILE, null, null),
                START,
                START.plusSeconds(90),
                new Outcome(K6Status.ABORTED_BY_SCRIPT_ERROR, K6Result.FAILED, Outcome.Kind.STOPPED, HOSTILE),
                107,
                new K6Summary(
                        Map.of("http_req_duration.p(95)", 612.3, "http_req_failed.rate", 0.0125),
                        List.of(new Threshold(HOSTILE, HOSTILE, false, HOSTILE)),
                        null,
                        null));
        new RunReporter(
                        build,
                        new Subscription(
                                "hostile",
                                new NotificationSettings(
                                        List.of(HOSTILE), NotifyOn.ALL, HOSTILE, null, null, null, null, false)))
                .finished(new RunSource("hostile", HOSTILE, HOSTILE), run);
    }

    @AfterAll
    static void stop() {
        if (receiver != null) {
            receiver.close();
        }
    }

    private static void show(Page page) throws Exception {
        open(page.path);
        eventually().until(() -> !browser.all(page.ready).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void pageIsAccessible(Page page) throws Exception {
        show(page);
        assertAllIsText();
        if (!SHOW_NO_NAMES.contains(page)) {
            assertThat(pageText()).contains(HOSTILE);
        }
        assertAccessible(page.ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k6Notify: ", "k6NotifyRun: "})
    void stepFormIsAccessible(String step) throws Exception {
        open("job/pipeline/pipeline-syntax/");
        chooseStep(step);
        assertAccessible(SHOWN_FORM);
        assertAllIsText();
        assertThat(pageText()).contains(HOSTILE);
    }

    /** The other tests depend on this, and on the next test. */
    @Test
    void darkThemeIsDark() throws Exception {
        show(Page.RUNS);
        String background = "return getComputedStyle(document.body).backgroundColor";
        browser.prefers("light");
        Object light = browser.run(background);
        browser.prefers("dark");
        assertThat(browser.run(background)).isNotEqualTo(light);
    }

    @Test
    void inlineScriptIsBlockedByPolicy() throws Exception {
        show(Page.RUNS);
        browser.run("const script = document.createElement('script');"
                + "script.textContent = \"document.title = 'owned'\"; document.body.append(script);");
        assertThat(browser.title()).doesNotContain("owned");
        assertThat(errors()).singleElement().asString().contains("Content Security Policy");
    }
}
