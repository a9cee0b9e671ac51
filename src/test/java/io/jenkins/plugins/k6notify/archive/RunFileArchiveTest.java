package io.jenkins.plugins.k6notify.archive;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Label;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the files that builds keep of their runs. */
@InJenkins
@WithJenkins
class RunFileArchiveTest {

    private static final String REPORT = "<html><script>document.title=1</script>k6</html>";

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    @TempDir
    private Path folder;

    @BeforeEach
    void channel(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
    }

    private FreeStyleBuild freestyle(String pattern, String... scripts) throws Exception {
        Events.channels(receiver, "alerts");
        FreeStyleProject project = r.createFreeStyleProject();
        for (String script : scripts) {
            project.getBuildersList().add(new Shell(script));
        }
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of("alerts"));
        publisher.setReports(pattern);
        project.getPublishersList().add(publisher);
        return project.scheduleBuild2(0).get();
    }

    private static String writing(String file, String recording) {
        return FakeK6.run(recording) + "; mkdir -p out; echo '" + REPORT + "' > '" + file + "'";
    }

    private static RunFiles files(Run<?, ?> build, int index) {
        return Events.runs(build).get(index).files().get(0);
    }

    private static List<String> artifacts(RunFiles files) {
        return files.reports().stream().map(ArchivedReport::artifact).toList();
    }

    @Test
    void eachRunKeepsItsReportsInFreestyleBuild() throws Exception {
        FreeStyleBuild build = freestyle(
                "*.html,out/*.html",
                "echo old > old.html; touch -d '1 hour ago' old.html; " + writing("a b.html", "v2.2.0/success"),
                writing("out/second.html", "v2.2.0/success"));

        assertThat(artifacts(files(build, 0))).containsExactly("k6-reports/1/a b.html");
        assertThat(artifacts(files(build, 1))).containsExactly("k6-reports/2/out/second.html");
        assertThat(build.getArtifactManager()
                        .root()
                        .child("k6-reports/1/a b.html")
                        .isFile())
                .isTrue();
    }

    @Test
    void eachRunKeepsItsReportsInPipeline() throws Exception {
        Pipelines pipelines = new Pipelines(r, receiver);
        pipelines.scripted(
                "load",
                "node { dir('sub') { k6Notify(channels: ['perf'], reports: '*.html') { "
                        + sh(writing("first.html", "v2.2.0/success")) + "\n"
                        + sh(writing("second.html", "v2.2.0/success"))
                        + " } } }");
        pipelines.run();

        Run<?, ?> build = pipelines.build("load");
        assertThat(Events.runs(build)).hasSize(2);
        assertThat(artifacts(files(build, 0))).containsExactly("k6-reports/1/first.html");
        assertThat(artifacts(files(build, 1))).containsExactly("k6-reports/2/second.html");
        assertThat(pipelines
                        .finished("load")
                        .get(1)
                        .at("/jenkins/reports/0/url")
                        .asText())
                .isEqualTo(r.getURL() + build.getUrl() + "artifact/k6-reports/2/second.html");
    }

    /** Both reports have the same name and time, as they can have where agents store times in seconds. */
    @Test
    void eachInstanceOfDistributedRunKeepsItsFiles() throws Exception {
        r.createOnlineSlave(Label.get("one"));
        r.createOnlineSlave(Label.get("other"));
        Path go = folder.resolve("go");
        Path first = folder.resolve("first.html");
        String recorded = "cp '" + Recording.of("v2.2.0/success").file("summary.json") + "' \"$K6_SUMMARY_EXPORT\"; ";
        Pipelines pipelines = new Pipelines(r, receiver)
                .scripted(
                        "load",
                        "k6Notify(channels: ['perf'], testName: 'checkout', instances: 2, reports: '*.html') { parallel"
                                + " eu: { node('one') { "
                                + sh(FakeK6.waitFor(go) + "; " + writing("report.html", "v2.2.0/success")
                                        + "; cp -p report.html '" + folder + "/copy'; mv '" + folder + "/copy' '"
                                        + first
                                        + "'; " + recorded)
                                + " } }, us: { node('other') { "
                                + sh(FakeK6.held(first) + "; cp -p '" + first + "' report.html; " + recorded)
                                + " } } }");
        WorkflowRun build = pipelines.begin("load");
        await().atMost(Duration.ofSeconds(60)).until(() -> !Events.runs(build).isEmpty());
        Files.createFile(go);
        pipelines.end("load", build);

        assertThat(pipelines.events("load")).isEqualTo("S 3/0");
        List<RunFiles> files = Events.runs(build).get(0).files();
        assertThat(files).extracting(one -> one.owner().instance()).containsExactlyInAnyOrder("eu", "us");
        assertThat(files)
                .extracting(RunFileArchiveTest::artifacts)
                .containsExactly(List.of("k6-reports/1/1/report.html"), List.of("k6-reports/1/2/report.html"));
        assertThat(RunFileArchive.summaries(build).list())
                .containsExactlyInAnyOrder("summary-1-1.json", "summary-1-2.json");
        assertThat(pipelines.finished("load").get(0).at("/jenkins/reports").findValuesAsText("name"))
                .containsExactlyInAnyOrder("eu: report.html", "us: report.html");
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(build, "k6");
            for (String link : List.of("eu: report.html", "us: report.html", "eu: Summary of k6 (JSON)")) {
                URL url = new URL(r.getURL(), page.getAnchorByText(link).getHrefAttribute());
                assertThat(wc.getPage(url).getWebResponse().getStatusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void largeReportsAreSkippedWithLineInConsole() throws Exception {
        FreeStyleBuild build = freestyle(
                "*.html",
                "head -c 5242881 /dev/zero > large.html; head -c 5242880 /dev/zero > fits.html; "
                        + FakeK6.run("v2.2.0/success"));

        assertThat(artifacts(files(build, 0))).containsExactly("k6-reports/1/fits.html");
        r.assertLogContains("[k6-notify] large.html was not kept: it is larger than 5 MB.", build);
    }

    @Test
    void buildKeepsAtMostFiftyReports() throws Exception {
        FreeStyleBuild build = freestyle(
                "*.html", "for i in $(seq 10 60); do echo $i > $i.html; done; " + FakeK6.run("v2.2.0/success"));

        assertThat(files(build, 0).reports()).hasSize(50);
        r.assertLogContains("60.html was not kept: the build already has 50 such files.", build);
    }

    /** Of 49 reports of the first run, one was not changed since then, and one was written again. */
    @Test
    void reportsOfEarlierRunsAreNotKeptAgainAndCount() throws Exception {
        FileTime time = FileTime.from(Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS));
        for (String name : List.of("again.html", "other.html", "same.html")) {
            Files.setLastModifiedTime(Files.writeString(folder.resolve(name), name), time);
        }
        List<ArchivedReport> reports = new ArrayList<>(List.of(
                new ArchivedReport("again.html", "k6-reports/1/again.html", time.toMillis() - 1000),
                new ArchivedReport("same.html", "k6-reports/1/same.html", time.toMillis())));
        reports.addAll(Collections.nCopies(47, new ArchivedReport("x.html", "k6-reports/1/x.html", 0)));
        RunFiles first = new RunFiles(FileOwner.ofRun(1, ""), false, reports, List.of());

        RunFiles second = new RunFileArchive(
                        r.buildAndAssertSuccess(r.createFreeStyleProject()), TaskListener.NULL, List.of(first))
                .keep(
                        FileOwner.ofRun(2, ""),
                        null,
                        new FilePath(folder.toFile()),
                        "*.html",
                        Duration.ofHours(1),
                        Duration.ZERO);

        assertThat(artifacts(second)).containsExactly("k6-reports/2/again.html");
        assertThat(second.skipped()).containsExactly(new SkippedFile("other.html", SkippedFile.Cause.TOO_MANY));
    }

    @Test
    void reportsThatCannotBeCopiedAreNamedInConsole() throws Exception {
        FreeStyleBuild build = freestyle(
                "*.html",
                "touch \"$JENKINS_HOME/jobs/$JOB_NAME/builds/$BUILD_NUMBER/archive\"; "
                        + writing("a.html", "v2.2.0/success"));

        assertThat(files(build, 0).reports()).isEmpty();
        r.assertLogContains("[k6-notify] a.html was not kept: it could not be copied.", build);
    }

    /** A build on the controller could otherwise archive any file that the controller can read. */
    @Test
    void linksOutOfTheWorkspaceAreNotFollowed() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.html"), "s3cret");
        FreeStyleBuild build = freestyle(
                "**/*.html",
                "ln -s '" + secret + "' link.html; ln -s '" + folder + "' directory; ln -s gone.html broken.html; "
                        + "echo own > own.html; " + FakeK6.run("v2.2.0/success"));

        assertThat(artifacts(files(build, 0))).containsExactly("k6-reports/1/own.html");
    }

    @Test
    void summaryIsKeptAndServedAsK6WroteIt() throws Exception {
        FreeStyleBuild build = freestyle(null, FakeK6.withSummary("v2.2.0/thresholds-fail"));

        assertThat(files(build, 0)).isEqualTo(new RunFiles(FileOwner.ofRun(1, ""), true, List.of(), List.of()));
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(build, "k6");
            HtmlAnchor link = page.getAnchorByText("Summary of k6 (JSON)");
            Page summary = wc.getPage(new URL(r.getURL(), link.getHrefAttribute()));
            assertThat(summary.getWebResponse().getContentAsString())
                    .isEqualTo(Files.readString(
                            Recording.of("v2.2.0/thresholds-fail").file("summary.json")));
            assertThat(summary.getWebResponse().getResponseHeaderValue("X-Content-Type-Options"))
                    .isEqualTo("nosniff");
        }
    }

    @Test
    void reportIsServedWithPolicyThatBlocksScripts() throws Exception {
        FreeStyleBuild build = freestyle("*.html", writing("report.html", "v2.2.0/success"));

        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlAnchor link = ((HtmlPage) wc.getPage(build, "k6")).getAnchorByText("report.html");
            Page report = wc.getPage(new URL(r.getURL(), link.getHrefAttribute()));
            assertThat(report.getWebResponse().getContentAsString()).contains("k6");
            assertThat(report.getWebResponse().getResponseHeaderValue("Content-Security-Policy"))
                    .contains("sandbox", "default-src 'none'");
        }
    }
}
