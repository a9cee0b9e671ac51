package io.jenkins.plugins.k6notify.report;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.CROSSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.archive.ArchivedReport;
import io.jenkins.plugins.k6notify.archive.RunFiles;
import io.jenkins.plugins.k6notify.engine.distributed.DistributedRun;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.gate.K6QualityGate;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.JenkinsSessions;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests blocks and builds whose k6 processes are instances of one run. */
@InJenkins
class DistributedRunsTest {

    private static final String UNKNOWN = "k6Notify(channels: ['perf'], testName: 'checkout', distributed: true)";
    private static final String FOUR = "k6Notify(channels: ['perf'], testName: 'checkout', instances: 4)";

    @RegisterExtension
    private final JenkinsSessions sessions = new JenkinsSessions();

    @TempDir
    private Path directory;

    @AutoClose
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = Receiver.answering(200, "ok");
    }

    private static String block(String step, String... branches) {
        String parallel = Stream.of(branches)
                .map(branch -> branch.replaceFirst(": ", ": { ") + " }")
                .collect(Collectors.joining(", "));
        return "node { " + step + " { parallel " + parallel + " } }";
    }

    /** Runs a command as a pod, as {@code kubectl logs --prefix} shows it. */
    private static String pod(int number, String command) {
        return "(" + command + " | sed 's|^|[pod/checkout-" + number + "-x7k2p/k6] |') &\n";
    }

    private static List<RunInstance> instances(Run<?, ?> build) {
        return Events.runs(build).stream()
                .flatMap(record -> record.run().instances().stream())
                .toList();
    }

    private static String reason(Pipelines pipelines, String name) {
        return pipelines.finished(name).get(0).path("reason").asText();
    }

    @Test
    void processesOfBlockAreOneRun() throws Throwable {
        sessions.then(r -> {
            Map<String, String> scripts = new LinkedHashMap<>();
            Map<String, String> wanted = new LinkedHashMap<>();
            scripts.put("pass", block(UNKNOWN, "eu: " + sh(PASSES), "us: " + sh(PASSES), "asia: " + sh(PASSES)));
            wanted.put("pass", "S 3/0");
            scripts.put("cross", block(UNKNOWN, "eu: " + sh(PASSES), "us: catchError { " + sh(CROSSES) + " }"));
            wanted.put("cross", "S 3/1");
            scripts.put(
                    "missing",
                    block(FOUR, "'load-1': " + sh(PASSES), "'load-2': " + sh(PASSES), "'load-4': " + sh(PASSES)));
            wanted.put("missing", "S 6/1");
            scripts.put(
                    "killed",
                    block(UNKNOWN, "eu: " + sh(PASSES), "us: catchError { " + sh("(" + killed() + ")") + " }"));
            wanted.put("killed", "S 6/1");
            scripts.put(
                    "pods",
                    "node { " + FOUR + " { "
                            + sh(pod(1, PASSES) + pod(2, PASSES) + pod(3, PASSES) + pod(4, CROSSES) + "wait") + " } }");
            wanted.put("pods", "S 3/1");
            scripts.put(
                    "missing-pod",
                    "node { " + FOUR + " { " + sh(pod(1, PASSES) + pod(2, PASSES) + pod(4, PASSES) + "wait") + " } }");
            wanted.put("missing-pod", "S 6/1");
            scripts.put("none", "node { " + FOUR + " { echo 'no test today' } }");
            wanted.put("none", "none");
            scripts.put(
                    "two-tests",
                    "node { k6Notify(channels: ['perf'], distributed: true) { " + sh(PASSES) + "\n" + sh(PASSES) + "\n"
                            + sh(CROSSES + " | sed 's/script.js/other.js/'") + " } }");
            wanted.put("two-tests", "S 3/0, S 3/1");
            scripts.put(
                    "twice",
                    "node { k6Notify(channels: ['perf'], instances: 1) { " + sh(PASSES) + "\n" + sh(PASSES) + " } }");
            wanted.put("twice", "S 3/0, S 3/0");
            scripts.put("refused", "node { k6Notify(channels: ['perf'], instances: 0) { " + sh(PASSES) + " } }");
            wanted.put("refused", "none");
            Pipelines pipelines = new Pipelines(r, receiver);
            for (Map.Entry<String, String> script : scripts.entrySet()) {
                pipelines.scripted(script.getKey(), script.getValue());
            }
            pipelines.run().assertEvents(wanted);

            assertThat(instances(pipelines.build("pass")))
                    .extracting(RunInstance::label)
                    .containsExactly("asia", "eu", "us");
            assertThat(reason(pipelines, "cross")).startsWith("1 of 2 instances did not pass; us: Thresholds crossed");
            assertThat(reason(pipelines, "missing"))
                    .isEqualTo("Instances that were not seen: load-3 (3 of 4 were seen)");
            assertThat(reason(pipelines, "missing-pod"))
                    .isEqualTo("Instances that were not seen: checkout-3 (3 of 4 were seen)");
            assertThat(reason(pipelines, "killed"))
                    .isEqualTo("1 of 2 instances did not pass; us: k6 was killed (exit code 137)");
            assertThat(instances(pipelines.build("pods")))
                    .extracting(RunInstance::label)
                    .containsExactly("checkout-1", "checkout-2", "checkout-3", "checkout-4");
            JsonNode one = pipelines.finished("pass").get(0).path("k6").path("metrics");
            JsonNode alone = pipelines.finished("twice").get(0).path("k6").path("metrics");
            assertThat(one.path("http_reqs.count").asLong())
                    .isEqualTo(3 * alone.path("http_reqs.count").asLong());
            assertThat(pipelines.log("refused")).contains("instances: 0 is less than 1.");
            assertThat(pipelines.result("refused")).isEqualTo(Result.FAILURE);
        });
    }

    private static String killed() {
        return FakeK6.run("v2.2.0/sigkill");
    }

    @Test
    void runEndsWithLastExpectedInstance() throws Throwable {
        Path go = directory.resolve("go");
        sessions.then(r -> {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted(
                            "job",
                            "node { k6Notify(channels: ['perf'], testName: 'checkout', instances: 2) { parallel a: { "
                                    + sh(PASSES) + " }, b: { " + sh(PASSES) + " }\n" + sh(FakeK6.waitFor(go))
                                    + " } }");
            WorkflowRun build = pipelines.begin("job");
            await().atMost(Duration.ofSeconds(60)).until(() -> receiver.count() == 2);
            assertThat(build.isBuilding()).isTrue();
            assertThat(Events.runs(build)).singleElement().matches(RunRecord::isOver);
            Files.createFile(go);
            pipelines.end("job", build);
            assertThat(pipelines.events("job")).isEqualTo("S 3/0");
            assertThat(Runs.openFiles(r)).isEmpty();
        });
    }

    @Test
    void restartInMiddleOfRunKeepsInstances() throws Throwable {
        Path go = directory.resolve("go");
        sessions.then(r -> {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted(
                            "job",
                            "node { k6Notify(channels: ['perf'], testName: 'checkout', instances: 3, reports: '*.html') {"
                                    + " parallel a: { dir('a') { " + sh(PASSES + "; echo a > report.html")
                                    + " } }, b: { catchError { " + sh(CROSSES) + " } }, c: { dir('c') { "
                                    + sh(FakeK6.held(go) + "; echo c > report.html") + " } } } }");
            WorkflowRun build = pipelines.begin("job");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(instances(build))
                            .extracting(RunInstance::label, RunInstance::isOver)
                            .containsExactly(tuple("a", true), tuple("b", true), tuple("c", false)));
        });
        sessions.then(r -> {
            Files.createFile(go);
            WorkflowRun build =
                    r.jenkins.getItemByFullName("job", WorkflowJob.class).getLastBuild();
            r.waitForCompletion(build);
            Perf.awaitDeliveries(build);
            assertThat(instances(build)).extracting(RunInstance::label).containsExactly("a", "b", "c");
            assertThat(Perf.events(Perf.byJob(receiver.all()).get("job"))).isEqualTo("S 3/1");
            List<RunFiles> files = Events.runs(build).get(0).files();
            assertThat(files)
                    .extracting(one -> one.owner().instance())
                    .containsExactlyInAnyOrder("a", "b", "c")
                    .endsWith("c");
            assertThat(files.stream().flatMap(one -> one.reports().stream()).map(report -> content(build, report)))
                    .containsExactly("a\n", "c\n");
        });
    }

    private static String content(Run<?, ?> build, ArchivedReport report) {
        try (InputStream in =
                build.getArtifactManager().root().child(report.artifact()).open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void processesOfFreestyleBuildAreOneRun() throws Throwable {
        sessions.then(r -> {
            Perf.channel(receiver);
            FreeStyleProject project = r.createFreeStyleProject("load");
            project.getBuildersList().add(new Shell("set +xe\n" + PASSES + "\n" + CROSSES + "\ntrue"));
            K6NotifyPublisher publisher = new K6NotifyPublisher();
            publisher.setChannels(List.of("perf"));
            publisher.setTestName("checkout");
            publisher.setInstances(3);
            project.getPublishersList().add(publisher);
            FreeStyleBuild build = project.scheduleBuild2(0).get();
            List<JsonNode> bodies = Events.bodies(receiver, build);
            assertThat(Perf.events(bodies)).isEqualTo("S 6/1");
            assertThat(bodies.get(1).path("reason").asText()).contains("2 of 3 instances", "not seen: instance 3");
        });
    }

    @Test
    void runEndsWithBuildStepsWhereQualityGatesJudgeIt() throws Throwable {
        sessions.then(r -> {
            FreeStyleProject project = r.createFreeStyleProject("load");
            project.getBuildersList().add(new Shell("set +xe\n" + PASSES + "\n" + CROSSES + "\ntrue"));
            K6NotifyPublisher publisher = new K6NotifyPublisher();
            publisher.setTestName("checkout");
            publisher.setDistributed(true);
            K6QualityGate gate = new K6QualityGate();
            gate.setCondition("thresholds");
            publisher.setQualityGates(List.of(gate));
            project.getPublishersList().add(publisher);

            FreeStyleBuild build = project.scheduleBuild2(0).get();

            assertThat(build.getResult()).isEqualTo(Result.UNSTABLE);
            assertThat(instances(build)).hasSize(2);
        });
    }

    @Test
    void instancesBeyondLimitBeginAnotherRun() throws Throwable {
        sessions.then(r -> {
            Run<?, ?> build = Runs.build(r.createFreeStyleProject("load"));
            RunReporter reporter = new RunReporter(build, Runs.distributed());
            for (int number = 1; number <= DistributedRun.MAX_INSTANCES + 1; number++) {
                reporter.started(Runs.SOURCE, Runs.started().withOrdinal(number));
            }
            assertThat(Events.runs(build))
                    .extracting(record -> record.run().instances().size())
                    .containsExactly(DistributedRun.MAX_INSTANCES, 1);
        });
    }
}
