package io.jenkins.plugins.k6notify.report;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.CROSSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.Launcher;
import hudson.matrix.AxisList;
import hudson.matrix.MatrixBuild;
import hudson.matrix.MatrixProject;
import hudson.matrix.MatrixRun;
import hudson.matrix.TextAxis;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.User;
import hudson.model.queue.QueueTaskFuture;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestNotifier;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests blocks and builds that expect a run: without any run, they send one finished notification with this reason. */
@InJenkins
@WithJenkins
class ExpectRunTest {

    private static final String BLOCK = "k6Notify(channels: ['perf'], expectRun: true)";
    private static final String WAITS = "echo 'waiting'\nsleep 3600";

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    @BeforeEach
    void jenkins(JenkinsRule rule) throws Exception {
        r = rule;
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        receiver = Receiver.answering(200, "ok");
    }

    private static String block(String steps) {
        return BLOCK + " { " + steps + " }";
    }

    private Pipelines pipelines() throws Exception {
        return new Pipelines(r, receiver);
    }

    @Test
    void blocksWithoutRunReportMissingRun() throws Exception {
        Map<String, String> scripts = new LinkedHashMap<>();
        Map<String, String> wanted = new LinkedHashMap<>();
        scripts.put("empty", block("echo 'no test today'"));
        wanted.put("empty", "- 6/1");
        scripts.put("succeeds", block(sh("echo no test today")));
        wanted.put("succeeds", "- 6/1");
        scripts.put("fails", block("sh 'exit 1'"));
        wanted.put("fails", "- 6/1");
        scripts.put("error-step", block("error 'no test today'"));
        wanted.put("error-step", "- 6/1");
        scripts.put("caught", block("catchError { sh 'exit 101' }"));
        wanted.put("caught", "- 6/1");
        scripts.put("timeout", "timeout(time: 3, unit: 'SECONDS') { " + block("sleep 3600") + " }");
        wanted.put("timeout", "- 4/1");
        scripts.put("timeout-inside", block("catchError { timeout(time: 1, unit: 'SECONDS') { sleep 3600 } }"));
        wanted.put("timeout-inside", "- 6/1");
        scripts.put(
                "fail-fast", "parallel failFast: true, a: { " + block("sleep 3600") + " }, b: { error 'the other' }");
        wanted.put("fail-fast", "- 6/1");
        scripts.put("twice", block("echo 'one'") + "\n" + block("echo 'two'"));
        wanted.put("twice", "- 6/1, - 6/1");
        scripts.put("nested", block(sh(PASSES) + "\n" + block("echo 'none in here'")));
        wanted.put("nested", "S 3/0, - 6/1");
        Pipelines pipelines = pipelines();
        for (Map.Entry<String, String> script : scripts.entrySet()) {
            pipelines.scripted(script.getKey(), "node { " + script.getValue() + " }");
        }
        pipelines
                .scripted("declarative", """
                        pipeline {
                          agent any
                          options { BLOCK }
                          stages {
                            stage('Compile') { steps { sh 'exit 1' } }
                            stage('Load test') { steps { K6 } }
                          }
                        }""".replace("BLOCK", BLOCK).replace("K6", sh(PASSES)))
                .run();
        wanted.put("declarative", "- 6/1");

        pipelines.assertEvents(wanted);
        JsonNode body = pipelines.bodies("declarative").get(0);
        assertThat(body.path("reason").asText()).isEqualTo("No k6 run was seen");
        assertThat(body.path("event_type").asText()).isEqualTo("test.finished.aborted_system");
        assertThat(body.path("name").asText()).isEqualTo("declarative");
        assertThat(body.path("started").isNull()).isTrue();
        assertThat(body.path("k6").path("exit_code").isNull()).isTrue();
    }

    @Test
    void blocksWithRunsReportNoMissingRun() throws Exception {
        Map<String, String> steps = new LinkedHashMap<>();
        Map<String, String> wanted = new LinkedHashMap<>();
        steps.put("one", sh(PASSES));
        wanted.put("one", "S 3/0");
        steps.put("two", sh(PASSES) + "\n" + sh(CROSSES));
        wanted.put("two", "S 3/0, S 3/1");
        steps.put("then-fails", sh(PASSES) + "\nerror 'afterwards'");
        wanted.put("then-fails", "S 3/0");
        steps.put("not-started", sh(FakeK6.run("v2.2.0/init-exception")));
        wanted.put("not-started", "- 7/1");
        steps.put("left-in-cloud", sh(FakeK6.run("v2.2.0/cloud-mock-exit-on-running")));
        wanted.put("left-in-cloud", "S");
        steps.put("in-inner-block", block(sh(PASSES)));
        wanted.put("in-inner-block", "S 3/0, S 3/0");
        Pipelines pipelines = pipelines();
        for (Map.Entry<String, String> step : steps.entrySet()) {
            pipelines.scripted(step.getKey(), "node { " + block(step.getValue()) + " }");
        }
        pipelines.run().assertEvents(wanted);
    }

    @Test
    void missingRunIsInValueOfStep() throws Exception {
        Pipelines pipelines = pipelines()
                .scripted(
                        "job",
                        "def runs = " + block("echo 'no test today'")
                                + "\necho \"${runs.size()} ${runs[0].status} ${runs[0].result} ${runs[0].reason}\"")
                .run();

        assertThat(pipelines.log("job")).contains("1 6 1 No k6 run was seen");
    }

    private WorkflowRun waiting(Pipelines pipelines, String name) throws Exception {
        pipelines.scripted(name, block(WAITS));
        WorkflowRun build = pipelines.job(name).scheduleBuild2(0).waitForStart();
        r.waitForMessage("Sleeping", build);
        return build;
    }

    private static void abort(WorkflowRun build) {
        try (ACLContext alice = ACL.as2(User.getOrCreateByIdOrFullName("alice").impersonate2())) {
            build.getExecutor().interrupt();
        }
    }

    @Test
    void stoppedPipelinesReportMissingRun() throws Exception {
        Pipelines pipelines = pipelines();
        WorkflowRun aborted = waiting(pipelines, "aborted");
        abort(aborted);
        pipelines.end("aborted", aborted);
        WorkflowRun terminated = waiting(pipelines, "terminated");
        terminated.doTerm();
        pipelines.end("terminated", terminated);
        pipelines.scripted(
                "aborted-then-terminated",
                "node { " + block(sh("trap '' TERM; echo begun; while true; do sleep 1; done")) + " }");
        WorkflowRun both =
                pipelines.job("aborted-then-terminated").scheduleBuild2(0).waitForStart();
        r.waitForMessage("begun\n", both);
        abort(both);
        r.waitForMessage("Aborted by alice", both);
        both.doTerm();
        pipelines.end("aborted-then-terminated", both);

        pipelines.assertEvents(Map.of("aborted", "- 5/1", "terminated", "- 6/1", "aborted-then-terminated", "- 5/1"));
        assertThat(pipelines.bodies("aborted").get(0).path("reason").asText()).isEqualTo("No k6 run was seen");

        WorkflowRun killed = waiting(pipelines, "killed");
        killed.doKill();
        r.waitForCompletion(killed);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                Perf.events(Perf.byJob(receiver.all()).getOrDefault("killed", List.of())))
                        .isEqualTo("- 6/1"));
        await().until(() -> Runs.openFiles(r).isEmpty());
    }

    private static K6NotifyPublisher publisher() {
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of("perf"));
        publisher.setExpectRun(true);
        return publisher;
    }

    private FreeStyleProject freestyle(String script) throws Exception {
        Perf.channel(receiver);
        FreeStyleProject project = r.createFreeStyleProject("free");
        project.getBuildersList().add(new Shell(script));
        project.getPublishersList().add(publisher());
        return project;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 101})
    void freestyleBuildWithoutRunReportsMissingRun(int exitCode) throws Exception {
        FreeStyleBuild build = freestyle("exit " + exitCode).scheduleBuild2(0).get();

        List<JsonNode> bodies = Events.bodies(receiver, build);
        assertThat(Perf.events(bodies)).isEqualTo("- 6/1");
        assertThat(bodies.get(0).path("reason").asText()).isEqualTo("No k6 run was seen");
        await().until(() -> Runs.openFiles(r).isEmpty());
        assertThat(Events.runs(build)).hasSize(1);
    }

    @Test
    void freestyleBuildWithRunsReportsNoMissingRun() throws Exception {
        FreeStyleProject project = freestyle("set +x; " + PASSES + "; " + PASSES);

        assertThat(Events.sent(receiver, r.buildAndAssertSuccess(project))).isEqualTo("S 3/0 S 3/0");
        project.getBuildersList().replace(new Shell("set +x; " + FakeK6.run("v2.2.0/cloud-mock-exit-on-running")));
        assertThat(Events.sent(receiver, r.buildAndAssertSuccess(project))).isEqualTo("S");
        await().until(() -> Runs.openFiles(r).isEmpty());
        assertThat(receiver.count()).isZero();
    }

    /** A post-build action after the publisher. */
    private static final class PrintsRun extends TestNotifier {

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                throws IOException {
            listener.getLogger().write(Recording.of("v2.2.0/success").console());
            return true;
        }
    }

    @Test
    void runInLaterPostBuildActionCounts() throws Exception {
        FreeStyleProject project = freestyle("echo built");
        project.getPublishersList().add(new PrintsRun());

        assertThat(Events.sent(receiver, r.buildAndAssertSuccess(project))).isEqualTo("S 3/0");
    }

    @Test
    void abortedFreestyleBuildReportsMissingRun() throws Exception {
        QueueTaskFuture<FreeStyleBuild> future =
                freestyle("echo waiting; sleep 3600").scheduleBuild2(0);
        FreeStyleBuild build = future.waitForStart();
        r.waitForMessage("waiting", build);
        build.getExecutor().interrupt(Result.ABORTED, new CauseOfInterruption.UserInterruption("alice"));
        r.assertBuildStatus(Result.ABORTED, future);

        assertThat(Events.sent(receiver, build)).isEqualTo("- 5/1");
    }

    @Test
    void matrixConfigurationsAreCountedSeparately() throws Exception {
        Perf.channel(receiver);
        r.jenkins.setNumExecutors(3);
        MatrixProject project = r.createProject(MatrixProject.class, "matrix");
        project.setAxes(new AxisList(new TextAxis("TEST", "yes", "no")));
        project.getBuildersList().add(new Shell("set +x; if [ $TEST = yes ]; then " + PASSES + "; fi"));
        project.getPublishersList().add(publisher());

        MatrixBuild build = project.scheduleBuild2(0).get();

        for (MatrixRun run : build.getRuns()) {
            Perf.awaitDeliveries(run);
        }
        Map<String, List<JsonNode>> byJob = Perf.byJob(receiver.all());
        assertThat(byJob).containsOnlyKeys("matrix/TEST=yes", "matrix/TEST=no");
        assertThat(Perf.events(byJob.get("matrix/TEST=yes"))).isEqualTo("S 3/0");
        assertThat(Perf.events(byJob.get("matrix/TEST=no"))).isEqualTo("- 6/1");
        assertThat(Events.runs(build)).isEmpty();
    }
}
