package io.jenkins.plugins.k6notify.buildpage;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.localizer.LocaleProvider;

/** Tests pages of a build that are opened before its first run. */
@InJenkins
@WithJenkins
class WaitingPageTest {

    @TempDir
    private Path directory;

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    private Path go;

    @BeforeEach
    void jenkins(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        Perf.channel(receiver);
        go = directory.resolve("go");
    }

    private WorkflowRun pipeline(String afterwards) throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class, "pipeline");
        job.setDefinition(new CpsFlowDefinition(
                "node { k6Notify(channels: ['perf']) { " + sh("echo begun; " + FakeK6.waitFor(go) + "; " + afterwards)
                        + " } }",
                true));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        r.waitForMessage("begun\n", build);
        return build;
    }

    private static DomElement live(HtmlPage page) {
        return page.getFirstByXPath("//*[contains(@class,'k6-notify-live')]");
    }

    /** Scripts of the page run concurrently, so it may be seen partly updated. */
    private static void awaitText(HtmlPage page, String... words) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            page.getWebClient().waitForBackgroundJavaScript(500);
            assertThat(page.asNormalizedText()).contains(words).doesNotContain("Waiting for k6");
        });
    }

    private static HtmlPage opened(JenkinsRule.WebClient wc, Run<?, ?> build, String path) throws Exception {
        HtmlPage page = wc.getPage(build, path);
        assertThat(page.asNormalizedText()).as(path).contains("Waiting for k6");
        assertThat(live(page).getAttribute("data-poll")).as(path).isEqualTo("3");
        return page;
    }

    @Test
    void waitingPageTurnsIntoCards() throws Exception {
        Path end = directory.resolve("end");
        WorkflowRun build = pipeline(FakeK6.held(end));
        try (JenkinsRule.WebClient one = r.createWebClient();
                JenkinsRule.WebClient another = r.createWebClient()) {
            List<HtmlPage> pages = List.of(opened(one, build, ""), opened(another, build, "k6/"));
            Files.createFile(go);
            for (HtmlPage page : pages) {
                awaitText(page, "Running", "script.js");
            }
            Files.createFile(end);
            r.assertBuildStatusSuccess(r.waitForCompletion(build));
            for (HtmlPage page : pages) {
                awaitText(page, "Passed");
            }
        }
    }

    @Test
    void pollingStopsWhenBuildEndsWithoutRun() throws Exception {
        WorkflowRun build = pipeline("echo 'no k6 today'");
        try (JenkinsRule.WebClient one = r.createWebClient();
                JenkinsRule.WebClient another = r.createWebClient()) {
            List<HtmlPage> pages = List.of(opened(one, build, ""), opened(another, build, "k6/"));
            Files.createFile(go);
            r.assertBuildStatusSuccess(r.waitForCompletion(build));
            for (HtmlPage page : pages) {
                awaitText(page, "No k6 run was seen in this build.");
                await().untilAsserted(() ->
                        assertThat(live(page).hasAttribute("data-poll")).isFalse());
                await().untilAsserted(() -> assertThat(
                                page.<DomElement>getFirstByXPath("//*[contains(@class,'k6-notify-status')]")
                                        .getTextContent())
                        .as("what is read aloud")
                        .isEqualTo("No k6 run was seen in this build."));
            }
        }
    }

    @Test
    void freestylePageWaitsFromFirstLine() throws Exception {
        FreeStyleProject project = r.createFreeStyleProject("free");
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of("perf"));
        project.getPublishersList().add(publisher);
        project.getBuildersList().add(new Shell("set +x; echo begun; " + FakeK6.waitFor(go)));
        FreeStyleBuild build = project.scheduleBuild2(0).waitForStart();
        r.waitForMessage("begun", build);
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return Locale.GERMAN;
            }
        });
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            for (String path : List.of("", "k6/", "k6/live", "k6/liveOverview")) {
                assertThat(wc.getPage(build, path).asNormalizedText()).as(path).contains("Warten auf k6");
            }
            Files.createFile(go);
            r.waitForCompletion(build);
            for (String path : List.of("", "k6/")) {
                assertThat(wc.getPage(build, path).asNormalizedText())
                        .as(path)
                        .contains("In diesem Build wurde kein k6-Lauf gesehen.");
            }
        } finally {
            LocaleProvider.setProvider(LocaleProvider.DEFAULT);
        }
    }
}
