package io.jenkins.plugins.k6notify.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.matrix.AxisList;
import hudson.matrix.MatrixBuild;
import hudson.matrix.MatrixProject;
import hudson.matrix.MatrixRun;
import hudson.matrix.TextAxis;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StreamBuildListener;
import hudson.model.StringParameterDefinition;
import hudson.model.queue.QueueTaskFuture;
import hudson.plugins.build_timeout.BuildTimeOutOperation;
import hudson.plugins.build_timeout.BuildTimeoutWrapper;
import hudson.plugins.build_timeout.impl.AbsoluteTimeOutStrategy;
import hudson.plugins.build_timeout.operations.AbortOperation;
import hudson.plugins.build_timeout.operations.FailOperation;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import jenkins.tasks.filters.impl.RetainVariablesLocalRule;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the post-build action together with other plugins. */
@InJenkins
@WithJenkins
class FreestyleCompatibilityTest {

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

    private static K6NotifyPublisher publisher() {
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of("alerts"));
        return publisher;
    }

    private Shell endless() throws Exception {
        String console = new String(Recording.of("v2.2.0/success").console(), StandardCharsets.UTF_8);
        int at = console.indexOf('\n', console.indexOf("running (")) + 1;
        Path first = Files.writeString(folder.resolve("first"), console.substring(0, at));
        return new Shell("cat '" + first + "'\nsleep 600");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void buildTimeoutEndsRunAsTimedOut(boolean abort) throws Exception {
        FreeStyleProject project = r.createFreeStyleProject();
        project.getBuildersList().add(endless());
        project.getPublishersList().add(publisher());
        BuildTimeOutOperation operation = timeout(project, abort);
        QueueTaskFuture<FreeStyleBuild> future = project.scheduleBuild2(0);
        FreeStyleBuild build = future.waitForStart();
        receiver.take();
        timeIsUp(operation, build);
        r.assertBuildStatus(abort ? Result.ABORTED : Result.FAILURE, future);
        assertThat(Events.sent(receiver, build)).isEqualTo("- 4/1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void buildTimeoutBeforeExpectedRunIsReportedAsTimedOut(boolean abort) throws Exception {
        FreeStyleProject project = r.createFreeStyleProject();
        project.getBuildersList().add(new Shell("echo waiting; sleep 600"));
        K6NotifyPublisher publisher = publisher();
        publisher.setExpectRun(true);
        project.getPublishersList().add(publisher);
        BuildTimeOutOperation operation = timeout(project, abort);
        QueueTaskFuture<FreeStyleBuild> future = project.scheduleBuild2(0);
        FreeStyleBuild build = future.waitForStart();
        r.waitForMessage("waiting\n", build);
        timeIsUp(operation, build);
        r.assertBuildStatus(abort ? Result.ABORTED : Result.FAILURE, future);
        assertThat(Events.sent(receiver, build)).isEqualTo("- 4/1");
        assertThat(Events.runs(build).get(0).run().outcome().reason()).isEqualTo("No k6 run was seen");
    }

    private static BuildTimeOutOperation timeout(FreeStyleProject project, boolean abort) {
        BuildTimeOutOperation operation = abort ? new AbortOperation() : new FailOperation();
        project.getBuildWrappersList()
                .add(new BuildTimeoutWrapper(new AbsoluteTimeOutStrategy("600"), List.of(operation), null));
        return operation;
    }

    /** Performs what the timer of the Build Timeout plugin does. */
    private static void timeIsUp(BuildTimeOutOperation operation, FreeStyleBuild build) throws Exception {
        try (ACLContext timer = ACL.as2(ACL.SYSTEM2);
                StreamBuildListener listener =
                        new StreamBuildListener(OutputStream.nullOutputStream(), StandardCharsets.UTF_8)) {
            operation.perform(build, listener, 1000);
        }
    }

    private MatrixProject matrix() throws Exception {
        MatrixProject project = r.createProject(MatrixProject.class);
        project.setAxes(new AxisList(new TextAxis("RECORDING", "success", "thresholds-fail")));
        project.getPublishersList().add(publisher());
        r.jenkins.setNumExecutors(3);
        return project;
    }

    @Test
    void matrixConfigurationsHaveOwnRuns() throws Exception {
        MatrixProject project = matrix();
        Path consoles = Recording.of("v2.2.0/success")
                .file("console.txt")
                .resolve("../..")
                .normalize();
        project.getBuildersList()
                .add(new Shell("cat '" + consoles + "'/$RECORDING/console.txt\n[ $RECORDING = success ] || exit 99"));
        MatrixBuild build = project.scheduleBuild2(0).get();
        assertThat(build.getResult()).isEqualTo(Result.FAILURE);
        assertThat(Events.runs(build)).isEmpty();
        assertThat(build.getRuns()).hasSize(2);
        for (MatrixRun run : build.getRuns()) {
            Events.deliveries(run);
            assertThat(Events.runs(run)).singleElement().satisfies(record -> {
                boolean passed = run.getBuildVariables().get("RECORDING").equals("success");
                assertThat(record.run().outcome().result().code()).isEqualTo(passed ? 0 : 1);
            });
        }
        assertThat(receiver.count()).isEqualTo(4);
        for (int i = 0; i < 4; i++) {
            assertThat(Events.json(receiver.take()).path("jenkins").path("job").asText())
                    .startsWith(project.getFullName() + "/RECORDING=");
        }
    }

    @Test
    void abortedMatrixAbortsConfigurations() throws Exception {
        MatrixProject project = matrix();
        project.getBuildersList().add(endless());
        QueueTaskFuture<MatrixBuild> future = project.scheduleBuild2(0);
        MatrixBuild build = future.waitForStart();
        receiver.take();
        receiver.take();
        build.getExecutor().interrupt(Result.ABORTED, new CauseOfInterruption.UserInterruption("somebody"));
        r.assertBuildStatus(Result.ABORTED, future);
        for (MatrixRun run : build.getRuns()) {
            r.waitForCompletion(run);
            Events.deliveries(run);
            assertThat(Events.runs(run).get(0).run().outcome().status().code()).isEqualTo(5);
        }
    }

    @Test
    void environmentFilterRulesStillApply() throws Exception {
        RetainVariablesLocalRule rule = new RetainVariablesLocalRule();
        rule.setVariables("PATH");
        Shell shell = new Shell("echo filtered:$FILTERED.");
        shell.setConfiguredLocalRules(List.of(rule));
        FreeStyleProject project = r.createFreeStyleProject();
        project.addProperty(
                new ParametersDefinitionProperty(new StringParameterDefinition("FILTERED", "not filtered", "")));
        project.getBuildersList().add(shell);
        project.getPublishersList().add(publisher());
        r.assertLogContains("filtered:.", project.scheduleBuild2(0).get());
    }
}
