package io.jenkins.plugins.k6notify.report;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.JenkinsSessions;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** Tests expected runs across restarts of the controller: a missing run is reported once. */
@InJenkins
class ExpectRunRestartTest {

    @RegisterExtension
    private final JenkinsSessions sessions = new JenkinsSessions();

    @TempDir
    private Path directory;

    @AutoClose
    private Receiver receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = Receiver.answering(200, "ok");
    }

    private static String expecting(String steps) {
        return "k6Notify(channels: ['perf'], expectRun: true) { " + steps + " }";
    }

    private static WorkflowRun build(JenkinsRule r, String job) {
        return r.jenkins.getItemByFullName(job, WorkflowJob.class).getLastBuild();
    }

    private String events(String job) throws Exception {
        return Perf.events(Perf.byJob(receiver.all()).getOrDefault(job, List.of()));
    }

    @Test
    void missingRunOfPipelineIsReportedOnceAfterRestart() throws Throwable {
        Path go = directory.resolve("go");
        String wait = sh("echo waiting; " + FakeK6.waitFor(go));
        Map<String, String> scripts = Map.of(
                "before", expecting(wait),
                "fails", expecting(wait + "; error 'no test today'"),
                "run-seen-before", expecting(sh(PASSES) + "; " + wait),
                "run-seen-later", expecting(wait + "; " + sh(PASSES)),
                "reported-before", expecting("echo 'nothing'") + "; " + wait);
        sessions.then(r -> {
            Pipelines pipelines = new Pipelines(r, receiver);
            for (Map.Entry<String, String> script : scripts.entrySet()) {
                pipelines.scripted(script.getKey(), "node { " + script.getValue() + " }");
            }
            for (String name : scripts.keySet()) {
                r.waitForMessage(
                        "waiting\n", pipelines.job(name).scheduleBuild2(0).waitForStart());
            }
            Perf.awaitDeliveries(build(r, "reported-before"));
        });
        sessions.then(r -> {
            Files.createFile(go);
            for (String job : scripts.keySet()) {
                r.waitForCompletion(build(r, job));
                Perf.awaitDeliveries(build(r, job));
            }
            await().until(() -> Runs.openFiles(r).isEmpty());
        });
        sessions.then(r -> await().until(() -> Runs.openFiles(r).isEmpty()));

        assertThat(events("before")).isEqualTo("- 6/1");
        assertThat(events("fails")).isEqualTo("- 6/1");
        assertThat(events("run-seen-before")).isEqualTo("S 3/0");
        assertThat(events("run-seen-later")).isEqualTo("S 3/0");
        assertThat(events("reported-before")).isEqualTo("- 6/1");
    }

    private static Subscription expecting() {
        return new Subscription(
                "test", new NotificationSettings(List.of("alerts"), NotifyOn.ALL, null, null, null, null, null, true));
    }

    /** As in a freestyle build, which does not continue. */
    @Test
    void missingRunIsReportedAfterKill() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            Run<?, ?> build = Runs.build(r.createFreeStyleProject("load"));
            // The build has ended already: as after a kill, it reports nothing more.
            new RunReporter(build, expecting()).expect();
            assertThat(Runs.openFiles(r)).hasSize(1);
        });
        assertThat(receiver.count()).isZero();
        sessions.then(r -> {
            JsonNode body = Events.json(receiver.take());
            assertThat(body.path("event").asText()).isEqualTo("test.finished");
            assertThat(body.path("status").asInt()).isEqualTo(6);
            assertThat(body.path("reason").asText()).isEqualTo("No k6 run was seen");
            await().until(() -> Runs.openFiles(r).isEmpty());
            Run<?, ?> build =
                    r.jenkins.getItemByFullName("load", FreeStyleProject.class).getLastBuild();
            assertThat(Events.deliveries(build)).hasSize(1);
        });
        sessions.then(r -> assertThat(receiver.count()).isZero());
    }

    @Test
    void seenRunIsNotReportedAfterRestart() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            Run<?, ?> build = Runs.build(r.createFreeStyleProject("load"));
            RunReporter reporter = new RunReporter(build, expecting());
            reporter.expect();
            reporter.finished(Runs.SOURCE, Runs.passed());
            assertThat(Runs.openFiles(r)).isEmpty();
            // A pipeline that continues after a restart expects its run again.
            new RunReporter(build, expecting()).expect();
            assertThat(Runs.openFiles(r)).isEmpty();
            Events.deliveries(build);
        });
        receiver.take();
        sessions.then(r -> assertThat(receiver.count()).isZero());
    }
}
