package io.jenkins.plugins.k6notify.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.FilePath;
import hudson.Launcher;
import hudson.console.ConsoleLogFilter;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.queue.QueueTaskFuture;
import hudson.slaves.DumbSlave;
import hudson.slaves.WorkspaceList;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests shell steps that print recorded consoles of k6 and exit with its exit codes. */
@InJenkins
@WithJenkins
class FreestyleTest {

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    @TempDir
    private Path folder;

    @BeforeEach
    void channel(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        Events.channels(receiver, "alerts");
    }

    private FreeStyleProject project(String... scripts) throws Exception {
        FreeStyleProject project = r.createFreeStyleProject();
        for (String script : scripts) {
            project.getBuildersList().add(new Shell(script));
        }
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of("alerts"));
        project.getPublishersList().add(publisher);
        return project;
    }

    private static FreeStyleBuild build(FreeStyleProject project) throws Exception {
        return project.scheduleBuild2(0).get();
    }

    private static String cat(String recording) {
        return "cat '" + Recording.of(recording).file("console.txt") + "'";
    }

    private static String k6(String recording) {
        return cat(recording) + "\nexit " + Recording.of(recording).exitCode();
    }

    @Test
    void recordingsSendExpectedEvents() throws Exception {
        for (String name : List.of(
                "v2.2.0/success",
                "v2.2.0/thresholds-fail",
                "v0.42.0/thresholds-fail",
                "v2.2.0/sigint",
                "v2.2.0/test-abort",
                "v2.2.0/sigkill",
                "v2.2.0/init-exception",
                "v0.49.0/bad-flag",
                "v2.2.0/setup-throws",
                "v2.2.0/threshold-abort",
                "v2.2.0/teardown-timeout",
                "v2.2.0/or-true",
                "v2.2.0/two-runs-in-sequence",
                "v2.2.0/version")) {
            FreeStyleBuild build = build(project(k6(name)));
            assertThat(Events.sent(receiver, build))
                    .as(name)
                    .isEqualTo(Recording.of(name).expected());
            assertThat(build.getResult())
                    .as(name)
                    .isEqualTo(Recording.of(name).exitCode() == 0 ? Result.SUCCESS : Result.FAILURE);
        }
    }

    @Test
    void startIsSentDuringBuild() throws Exception {
        Path go = folder.resolve("go");
        String wait = "while [ ! -e '" + go + "' ]; do sleep 0.1; done\n";
        String[] parts = halves("v2.2.0/success");
        QueueTaskFuture<FreeStyleBuild> future = project("cat '" + parts[0] + "'\n" + wait + "cat '" + parts[1] + "'")
                .scheduleBuild2(0);
        FreeStyleBuild build = future.waitForStart();
        JsonNode started = Events.json(receiver.take());
        assertThat(started.path("event").asText()).isEqualTo("test.started");
        assertThat(started.path("jenkins").path("job").asText())
                .isEqualTo(build.getParent().getFullName());
        assertThat(build.isBuilding()).isTrue();
        Files.createFile(go);
        r.assertBuildStatusSuccess(future);
        assertThat(Events.sent(receiver, build)).isEqualTo("- 3/0");
    }

    /** The console of a run up to its first progress, and the rest. */
    private String[] halves(String recording) throws Exception {
        String console = new String(Recording.of(recording).console(), StandardCharsets.UTF_8);
        int at = console.indexOf('\n', console.indexOf("running (")) + 1;
        Path first = Files.writeString(folder.resolve("first"), console.substring(0, at));
        Path second = Files.writeString(folder.resolve("second"), console.substring(at));
        return new String[] {first.toString(), second.toString()};
    }

    @Test
    void failureOfOtherStepDoesNotAffectRun() throws Exception {
        FreeStyleBuild build = build(project("exit 0", k6("v2.2.0/success"), "exit 3"));
        assertThat(build.getResult()).isEqualTo(Result.FAILURE);
        assertThat(Events.sent(receiver, build)).isEqualTo("S 3/0");

        FreeStyleBuild second =
                build(project(k6("v2.2.0/success"), k6("v2.2.0/success"), k6("v2.2.0/thresholds-fail")));
        assertThat(Events.sent(receiver, second)).isEqualTo("S 3/0 S 3/0 S 3/1");
        assertThat(Events.runs(second)).extracting(RunRecord::loadTestRunId).containsExactly(1001L, 1002L, 1003L);
    }

    /** Two consoles of one job at the same time: each is a run of its own build. */
    @Test
    void concurrentBuildsOfProjectAreSeparate() throws Exception {
        String[] parts = halves("v2.2.0/success");
        FreeStyleProject project = project("cat '" + parts[0] + "'\nwhile [ ! -e '" + folder.resolve("go")
                + "'-$BUILD_NUMBER ]; do sleep 0.1; done\n[ $BUILD_NUMBER = 1 ] || exit 99\ncat '" + parts[1] + "'");
        project.setConcurrentBuild(true);
        QueueTaskFuture<FreeStyleBuild> first = project.scheduleBuild2(0);
        first.waitForStart();
        receiver.take();
        QueueTaskFuture<FreeStyleBuild> second = project.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause()));
        second.waitForStart();
        receiver.take();
        Files.createFile(folder.resolve("go-2"));
        r.assertBuildStatus(Result.FAILURE, second);
        assertThat(Events.sent(receiver, second.get())).isEqualTo("- 3/1");
        assertThat(first.isDone()).isFalse();
        Files.createFile(folder.resolve("go-1"));
        r.assertBuildStatusSuccess(first);
        assertThat(Events.sent(receiver, first.get())).isEqualTo("- 3/0");
        assertThat(Events.runs(first.get())).hasSize(1);
        assertThat(Events.runs(second.get())).hasSize(1);
    }

    @Test
    void buildWithoutK6SendsNothing() throws Exception {
        FreeStyleBuild build = build(project("echo npm ERR!; exit 1"));
        assertThat(build.getResult()).isEqualTo(Result.FAILURE);
        assertThat(Events.runs(build)).isEmpty();
        assertThat(receiver.count()).isZero();
    }

    @Test
    void failureMaskedByShellIsReported() throws Exception {
        FreeStyleBuild build = build(project("(" + cat("v2.2.0/thresholds-fail") + "; exit 99) || true"));
        assertThat(build.getResult()).isEqualTo(Result.SUCCESS);
        assertThat(Events.sent(receiver, build)).isEqualTo("S 3/1");
    }

    @Test
    void timeoutCommandEndsRunAsTimedOut() throws Exception {
        FreeStyleBuild build = build(project("cat '" + halves("v2.2.0/success")[0] + "'\nexit 124"));
        assertThat(Events.sent(receiver, build)).isEqualTo("S 4/1");
    }

    @Test
    void abortByUserEndsRun() throws Exception {
        QueueTaskFuture<FreeStyleBuild> future =
                project("cat '" + halves("v2.2.0/success")[0] + "'\nsleep 600").scheduleBuild2(0);
        FreeStyleBuild build = future.waitForStart();
        receiver.take();
        build.getExecutor().interrupt(Result.ABORTED, new CauseOfInterruption.UserInterruption("somebody"));
        r.assertBuildStatus(Result.ABORTED, future);
        assertThat(Events.sent(receiver, build)).isEqualTo("- 5/1");
    }

    @Test
    void abortByJenkinsEndsRun() throws Exception {
        QueueTaskFuture<FreeStyleBuild> future =
                project("cat '" + halves("v2.2.0/success")[0] + "'\nsleep 600").scheduleBuild2(0);
        FreeStyleBuild build = future.waitForStart();
        receiver.take();
        build.getExecutor().interrupt(Result.ABORTED, new CauseOfInterruption[0]);
        r.assertBuildStatus(Result.ABORTED, future);
        assertThat(Events.sent(receiver, build)).isEqualTo("- 6/1");
    }

    @Test
    void lostAgentEndsRun() throws Exception {
        DumbSlave agent = r.createOnlineSlave();
        FreeStyleProject project = project("cat '" + halves("v2.2.0/success")[0] + "'\nsleep 600");
        project.setAssignedNode(agent);
        QueueTaskFuture<FreeStyleBuild> future = project.scheduleBuild2(0);
        FreeStyleBuild build = future.waitForStart();
        assertThat(Events.json(receiver.take()).path("jenkins").path("node").asText())
                .isEqualTo(agent.getNodeName());
        agent.toComputer().getChannel().close();
        r.assertBuildStatus(Result.FAILURE, future);
        assertThat(Events.sent(receiver, build)).isEqualTo("- 6/1");
    }

    @Test
    void runOnAgentIsReported() throws Exception {
        DumbSlave agent = r.createOnlineSlave();
        FreeStyleProject project = project(k6("v2.2.0/thresholds-fail"));
        project.setAssignedNode(agent);
        FreeStyleBuild build = build(project);
        assertThat(Events.sent(receiver, build)).isEqualTo("S 3/1");
        assertThat(Events.runs(build).get(0).run().exitCode()).isEqualTo(99);
    }

    @Test
    void concurrentBuildsOfProjectsAreSeparate() throws Exception {
        r.jenkins.setNumExecutors(4);
        FreeStyleProject passes = project(k6("v2.2.0/success"));
        FreeStyleProject fails = project(k6("v2.2.0/thresholds-fail"));
        for (QueueTaskFuture<FreeStyleBuild> build : List.of(passes.scheduleBuild2(0), fails.scheduleBuild2(0))) {
            Events.deliveries(build.get());
        }
        assertThat(result(passes.getLastBuild())).isEqualTo(K6Result.PASSED);
        assertThat(result(fails.getLastBuild())).isEqualTo(K6Result.FAILED);
    }

    private static K6Result result(FreeStyleBuild build) {
        assertThat(Events.runs(build)).hasSize(1);
        return Events.runs(build).get(0).run().outcome().result();
    }

    @Test
    void summaryFileIsReadAndDeleted() throws Exception {
        Path summary = Recording.of("v2.2.0/thresholds-fail").file("console.txt");
        FreeStyleProject project = project("echo to $K6_SUMMARY_EXPORT\n"
                + "printf '{\"metrics\":{\"http_reqs\":{\"count\":4711,\"rate\":1}}}' > \"$K6_SUMMARY_EXPORT\"\n"
                + "cat '" + summary + "'\nexit 99");
        FreeStyleBuild build = build(project);
        Events.deliveries(build);
        assertThat(Events.runs(build).get(0).run().summary().metrics()).containsEntry("http_reqs.count", 4711.0);
        FilePath temp = WorkspaceList.tempDir(build.getWorkspace()).child("k6-summaries");
        assertThat(temp.list("k6-notify*")).isEmpty();
        r.assertLogContains("to " + temp.getRemote() + "/k6-notify-", build);
    }

    @Test
    void summaryVariableOfAuthorIsKept() throws Exception {
        FreeStyleProject project = project("echo to $K6_SUMMARY_EXPORT.");
        project.addProperty(
                new ParametersDefinitionProperty(new StringParameterDefinition("K6_SUMMARY_EXPORT", "mine.json", "")));
        r.assertLogContains("to mine.json.", build(project));
    }

    @Test
    void summaryFileOfAuthorIsRead() throws Exception {
        FreeStyleProject project = project(
                "printf '{\"metrics\":{\"http_reqs\":{\"count\":4711,\"rate\":1}}}' > s.json\n" + k6("v2.2.0/success"));
        K6NotifyPublisher publisher = project.getPublishersList().get(K6NotifyPublisher.class);
        publisher.setSummaryFile("s.json");
        FreeStyleBuild build = build(project);
        assertThat(Events.runs(build).get(0).run().summary().metrics()).containsEntry("http_reqs.count", 4711.0);
        assertThat(build.getWorkspace().child("s.json").exists()).isTrue();

        Path outside = Files.writeString(folder.resolve("secret.json"), "");
        project.getBuildersList().clear();
        project.getBuildersList()
                .add(new Shell("printf '{\"metrics\":{\"http_reqs\":{\"count\":4712,\"rate\":1}}}' > '" + outside
                        + "'\nln -sf '" + outside + "' link.json\n" + k6("v2.2.0/success")));
        for (String path : List.of(outside.toString(), "link.json", "../s.json")) {
            publisher.setSummaryFile(path);
            FreeStyleBuild next = build(project);
            assertThat(Events.runs(next).get(0).run().summary().metrics())
                    .as(path)
                    .isNotEmpty()
                    .doesNotContainEntry("http_reqs.count", 4712.0);
        }
    }

    @Test
    void oldSummaryFileIsIgnored() throws Exception {
        FreeStyleProject project = project(
                "printf '{\"metrics\":{\"http_reqs\":{\"count\":4711,\"rate\":1}}}' > s.json\ntouch -d '1 hour ago' s.json\n"
                        + k6("v2.2.0/success"));
        project.getPublishersList().get(K6NotifyPublisher.class).setSummaryFile("s.json");
        FreeStyleBuild build = build(project);
        assertThat(Events.runs(build).get(0).run().summary().metrics())
                .isNotEmpty()
                .doesNotContainEntry("http_reqs.count", 4711.0);
    }

    @Test
    void problemsAreReportedInOneLineEach() throws Exception {
        FreeStyleProject project = project(k6("v2.2.0/success"));
        project.getPublishersList().get(K6NotifyPublisher.class).setChannels(List.of("gone", "alerts"));
        FreeStyleBuild build = r.assertBuildStatusSuccess(project.scheduleBuild2(0));
        assertThat(build.getLog(1000))
                .filteredOn(line -> line.startsWith("[k6-notify]"))
                .singleElement()
                .asString()
                .contains("The channel \"gone\" does not exist");
        assertThat(Events.sent(receiver, build)).isEqualTo("S 3/0");
    }

    @Test
    void buildWithoutPublisherIsUnchanged() throws Exception {
        FreeStyleProject project = r.createFreeStyleProject();
        Undecorated undecorated = new Undecorated();
        project.getBuildersList().add(undecorated);
        FreeStyleBuild build = r.assertBuildStatusSuccess(project.scheduleBuild2(0));
        assertThat(undecorated.launcherClass).isEqualTo(Launcher.LocalLauncher.class);
        OutputStream log = new ByteArrayOutputStream();
        assertThat(ConsoleLogFilter.all().get(BuildConsoleFilter.class).decorateLogger(build, log))
                .isSameAs(log);
    }

    private static final class Undecorated extends TestBuilder {
        private transient Class<?> launcherClass;

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
            launcherClass = launcher.getClass();
            return true;
        }
    }
}
