package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Agents;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.JenkinsSessions;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.durable_task.DurableTaskStep;
import org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * Tests builds that continue after a restart of the controller: each run has exactly one start and one end, with the
 * right result.
 */
@InJenkins
class RestartTest {

    @RegisterExtension
    private final JenkinsSessions sessions = new JenkinsSessions();

    @TempDir
    private Path directory;

    private Receiver receiver;
    private boolean watchingBefore;
    private long patienceBefore;

    @BeforeEach
    void open() throws Exception {
        receiver = Receiver.answering(200, "ok");
        watchingBefore = DurableTaskStep.USE_WATCHING;
        patienceBefore = ExecutorStepExecution.TIMEOUT_WAITING_FOR_NODE_MILLIS;
        // By default, an agent in tests has 15 s to reconnect, which is too short on a slow machine.
        ExecutorStepExecution.TIMEOUT_WAITING_FOR_NODE_MILLIS = TimeUnit.MINUTES.toMillis(5);
    }

    @AfterEach
    void close() {
        DurableTaskStep.USE_WATCHING = watchingBefore;
        ExecutorStepExecution.TIMEOUT_WAITING_FOR_NODE_MILLIS = patienceBefore;
        receiver.close();
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private static String perf(String steps) {
        return on("built-in", steps);
    }

    private static String on(String label, String steps) {
        return "node('" + label + "') { k6Notify(channels: ['perf']) { " + steps + " } }";
    }

    private static WorkflowRun build(JenkinsRule r, String job) {
        return r.jenkins.getItemByFullName(job, WorkflowJob.class).getLastBuild();
    }

    private static void complete(JenkinsRule r, String job) throws Exception {
        WorkflowRun build = build(r, job);
        r.waitForCompletion(build);
        Perf.awaitDeliveries(build);
    }

    private String events(String job) throws Exception {
        return Perf.events(Perf.byJob(receiver.all()).getOrDefault(job, List.of()));
    }

    /**
     * Four builds at once: before the banner, in the middle, two branches, and one whose run ends during the downtime.
     */
    @ParameterizedTest(name = "on {0}, push {1}")
    @CsvSource({"built-in, false", "built-in, true", "load, false", "load, true"})
    void restartDuringRunsKeepsThem(String label, boolean watching) throws Throwable {
        Path go = file("go");
        sessions.then(r -> {
            DurableTaskStep.USE_WATCHING = watching;
            if (!label.equals("built-in")) {
                Agents.online(r, label, 4);
            }
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted("before", on(label, sh("echo waiting; " + FakeK6.waitFor(go) + "; " + FakeK6.CROSSES)))
                    .scripted("running", on(label, sh(FakeK6.held(go))))
                    .scripted(
                            "branches",
                            on(
                                    label,
                                    "parallel a: { " + sh(FakeK6.held(go)) + " }, b: { "
                                            + sh(FakeK6.held(go) + "; " + FakeK6.CROSSES) + " }"))
                    .scripted(
                            "over-while-down",
                            on(label, sh(FakeK6.held(file("down")) + "; echo done > '" + file("done") + "'")));
            pipelines.begin("running");
            pipelines.begin("branches");
            pipelines.begin("over-while-down");
            r.waitForMessage(
                    "waiting\n", pipelines.job("before").scheduleBuild2(0).waitForStart());
        });
        Files.createFile(file("down"));
        await().until(() -> Files.exists(file("done")));
        sessions.then(r -> {
            DurableTaskStep.USE_WATCHING = watching;
            Files.createFile(go);
            for (String job : List.of("before", "running", "branches", "over-while-down")) {
                complete(r, job);
            }
        });
        assertThat(events("before")).isEqualTo("S 3/1");
        assertThat(events("running")).isEqualTo("S 3/0");
        assertThat(events("over-while-down")).isEqualTo("S 3/0");
        assertThat(events("branches").split(" ")).containsExactlyInAnyOrder("S", "S", "S", "3/0", "3/0", "3/1");
        assertThat(receiver.all().stream().map(one -> one.header("X-loadimpact-id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void restartTwiceKeepsRuns() throws Throwable {
        Path go = file("go");
        sessions.then(r -> new Pipelines(r, receiver)
                .scripted("job", perf(sh(FakeK6.held(go))))
                .begin("job"));
        sessions.then(r -> {
            // Sessions share a JVM: a step that continues only after the stop would end in the next session.
            r.waitForMessage("Ready to run at", build(r, "job"));
            assertThat(build(r, "job").isBuilding()).isTrue();
        });
        sessions.then(r -> {
            Files.createFile(go);
            complete(r, "job");
        });
        assertThat(events("job")).isEqualTo("S 3/0");
    }

    @Test
    void restartKeepsValueOfStep() throws Throwable {
        Path go = file("go");
        String script = "def runs\nnode { runs = k6Notify(channels: ['perf']) { "
                + sh(FakeK6.withSummary("v2.2.0/thresholds-fail") + " || true") + " } }\n"
                + "node { " + sh("echo waiting; " + FakeK6.waitFor(go)) + " }\n"
                + "echo \"${runs.size()} ${runs[0].status} ${runs[0].result} ${runs[0].reason}\"\n"
                + "echo \"p95 ${runs[0].metrics['http_req_duration.p(95)']}\"\n"
                + "for (t in runs[0].thresholds) { echo \"${t.metric} ${t.expression} ${t.ok} ${t.actual}\" }\n"
                + "echo \"${runs[0].exitCode} ${runs[0].name} ${runs[0].statusText} ${runs[0].resultText}\"";
        sessions.then(r -> {
            Pipelines pipelines = new Pipelines(r, receiver).scripted("job", script);
            r.waitForMessage("waiting\n", pipelines.begin("job"));
        });
        sessions.then(r -> {
            Files.createFile(go);
            WorkflowRun build = r.assertBuildStatus(Result.SUCCESS, r.waitForCompletion(build(r, "job")));
            assertThat(JenkinsRule.getLog(build))
                    .containsPattern("\n1 3 1 Thresholds crossed: .*\n")
                    .containsPattern("\np95 [0-9.]+\n")
                    .containsPattern("\n\\S+ \\S+ false [0-9.]+\\S*\n")
                    .contains("0 script.js Finished Failed");
        });
    }

    @Test
    void restartWhileWaitingForDelivery() throws Throwable {
        int port;
        try (Receiver broken = Receiver.answering(503, "not yet")) {
            port = broken.port();
            sessions.then(r -> {
                String script = "node { k6Notify(channels: ['perf'], failOnDeliveryError: true) { " + sh(FakeK6.PASSES)
                        + " } }\necho 'after'";
                Pipelines pipelines = new Pipelines(r, broken).scripted("job", script);
                pipelines.begin("job");
                r.waitForMessage("[Pipeline] }", build(r, "job"));
            });
        }
        try (Receiver repaired = Receiver.at(port, 200, "ok")) {
            sessions.then(r -> {
                complete(r, "job");
                r.assertBuildStatusSuccess(build(r, "job"));
            });
            assertThat(Perf.events(Perf.byJob(repaired.all()).get("job"))).isEqualTo("S 3/0");
        }
    }
}
