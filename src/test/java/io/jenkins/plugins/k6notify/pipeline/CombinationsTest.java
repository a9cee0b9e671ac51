package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.CROSSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.plugins.timestamper.TimestamperConfig;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the block together with other steps of a Jenkinsfile. */
@InJenkins
@WithJenkins
class CombinationsTest {

    private static final String AFTER = "; echo and more";

    @Test
    void reportsRunsOfCommandsInOneShell(JenkinsRule r) throws Exception {
        Map<String, String> steps = new LinkedHashMap<>();
        Map<String, String> wanted = new HashMap<>();
        put(steps, wanted, "one", sh(PASSES), "S 3/0");
        put(steps, wanted, "three", sh(PASSES + "; " + CROSSES + " || true; " + PASSES), "S 3/0, S 3/1, S 3/0");
        put(steps, wanted, "in-several", sh(PASSES) + "\n" + sh(CROSSES), "S 3/0, S 3/1");
        put(steps, wanted, "or-true", sh(CROSSES + " || true"), "S 3/1");
        put(steps, wanted, "script-error-or-true", sh(FakeK6.run("v2.2.0/init-exception") + " || true"), "- 7/1");
        put(steps, wanted, "then-another-fails", sh(PASSES + "; (exit 7)"), "S 3/0");
        put(steps, wanted, "then-another-succeeds", sh(CROSSES + AFTER), "S 3/1");
        put(steps, wanted, "status", "if (" + status(CROSSES) + " != 99) { error 'lost' }", "S 3/1");
        put(steps, wanted, "status-of-success", "echo '' + " + status(PASSES), "S 3/0");
        put(
                steps,
                wanted,
                "stdout",
                "echo sh(returnStdout: true, script: 'echo version').trim()\n" + sh(PASSES),
                "S 3/0");
        put(steps, wanted, "no-k6", sh("echo nothing"), "none");
        put(steps, wanted, "no-steps", "echo 'nothing'", "none");
        put(steps, wanted, "exit-code-without-k6", sh("exit 99"), "none");
        put(
                steps,
                wanted,
                "fails-before-k6",
                sh("npm-ci-fails() { return 1; }; npm-ci-fails") + "\n" + sh(PASSES),
                "none");
        put(steps, wanted, "fails-after-k6", sh(PASSES) + "\n" + sh("exit 1"), "S 3/0");
        put(steps, wanted, "error-step", "error 'no test today'", "none");
        play(r, steps, wanted);
    }

    private static String status(String command) {
        return "sh(returnStatus: true, script: '''set +x; " + command + "''')";
    }

    @Test
    void reportsRunsWithinOtherSteps(JenkinsRule r) throws Exception {
        Map<String, String> steps = new LinkedHashMap<>();
        Map<String, String> wanted = new HashMap<>();
        put(steps, wanted, "timestamps-inside", "timestamps { " + sh(CROSSES) + " }", "S 3/1");
        put(
                steps,
                wanted,
                "timeout-inside",
                "timeout(time: 3, unit: 'SECONDS') { " + sh(FakeK6.endless()) + " }",
                "S 4/1");
        put(
                steps,
                wanted,
                "retry",
                "int n = 0\nretry(3) { n++; if (n < 3) { " + sh(CROSSES) + " } else { " + sh(PASSES) + " } }",
                "S 3/1, S 3/1, S 3/0");
        put(
                steps,
                wanted,
                "retry-of-another",
                "int n = 0\nretry(2) { if (n++ == 0) { sh 'exit 1' }\n" + sh(PASSES) + " }",
                "S 3/0");
        put(steps, wanted, "catch-error", "catchError { " + sh(CROSSES) + " }", "S 3/1");
        put(steps, wanted, "catch-error-without-k6", "catchError { " + sh("exit 107") + " }", "none");
        put(steps, wanted, "warn-error", "warnError('slow') { " + sh(CROSSES) + " }", "S 3/1");
        put(steps, wanted, "try", "try { " + sh(CROSSES) + " } catch (e) { echo 'caught' }", "S 3/1");
        put(
                steps,
                wanted,
                "wait-until",
                "int n = 0\nwaitUntil(initialRecurrencePeriod: 1) { n++; " + status(PASSES) + " == 0 && n > 1 }",
                "S 3/0, S 3/0");
        put(steps, wanted, "dir", "dir('load') { " + sh(PASSES) + " }", "S 3/0");
        put(steps, wanted, "ws", "ws { " + sh(PASSES) + " }", "S 3/0");
        put(steps, wanted, "another-node", "node { " + sh(CROSSES) + " }", "S 3/1");
        put(steps, wanted, "stage", "stage('load') { " + sh(PASSES) + " }", "S 3/0");
        put(steps, wanted, "with-env", "withEnv(['A=b']) { " + sh(PASSES) + " }", "S 3/0");
        put(steps, wanted, "echo", "echo readFile('" + console() + "')", "S 3/0");
        play(r, steps, wanted);
    }

    /** A global setting of many controllers, without a step. */
    @Test
    void reportsRunsWithTimestampsOfAllPipelines(JenkinsRule r) throws Exception {
        TimestamperConfig.get().setAllPipelines(true);
        Map<String, String> steps = new LinkedHashMap<>();
        Map<String, String> wanted = new HashMap<>();
        put(steps, wanted, "passes", sh(PASSES), "S 3/0");
        put(steps, wanted, "crosses", sh(CROSSES), "S 3/1");
        put(steps, wanted, "script-error", sh(FakeK6.run("v2.2.0/setup-throws")), "S 7/1");
        play(r, steps, wanted);
    }

    private static String console() {
        return Recording.of("v2.2.0/success").file("console.txt").toString();
    }

    @Test
    void reportsRunsWithStepsAroundBlock(JenkinsRule r) throws Exception {
        String block = "k6Notify(channels: ['perf']) { ";
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted("timestamps", "node { timestamps { " + block + sh(CROSSES) + " } } }")
                    .scripted(
                            "timeout",
                            "node { timeout(time: 3, unit: 'SECONDS') { " + block + sh(FakeK6.endless()) + " } } }")
                    .scripted(
                            "retry",
                            "node { int n = 0\nretry(2) { " + block + "n++; if (n < 2) { " + sh(CROSSES) + " } else { "
                                    + sh(PASSES) + " } } } }")
                    .scripted("catch-error", "node { catchError { " + block + sh(CROSSES) + " } } }")
                    .scripted(
                            "twice",
                            "node { " + block + sh(PASSES) + " }\n" + block + sh(CROSSES + " || true") + " } }")
                    .scripted(
                            "at-once",
                            "parallel a: { node { " + block + sh(PASSES) + " } } }, b: { node { " + block + sh(CROSSES)
                                    + " } } }")
                    .scripted("nested", "node { " + block + block + sh(PASSES) + " } } }")
                    .scripted("matrix", """
                            pipeline {
                              agent any
                              options { k6Notify(channels: ['perf']) }
                              stages { stage('all') { matrix {
                                axes { axis { name 'K6'; values '0', '1' } }
                                stages { stage('load') { steps { script {
                                  if (K6 == '0') {
                                    PASSES
                                  } else {
                                    CROSSES
                                  }
                                } } } }
                              } } }
                            }""".replace("PASSES", sh(PASSES)).replace("CROSSES", sh(CROSSES + " || true")))
                    .run();
            pipelines.assertEvents(Map.of(
                    "timestamps", "S 3/1",
                    "timeout", "S 4/1",
                    "retry", "S 3/1, S 3/0",
                    "catch-error", "S 3/1",
                    "twice", "S 3/0, S 3/1",
                    "at-once", pipelines.events("at-once").startsWith("S 3/0") ? "S 3/0, S 3/1" : "S 3/1, S 3/0",
                    "nested", "S 3/0, S 3/0",
                    "matrix", pipelines.events("matrix").startsWith("S 3/0") ? "S 3/0, S 3/1" : "S 3/1, S 3/0"));
            assertThat(pipelines.result("catch-error")).isEqualTo(Result.FAILURE);
            assertThat(pipelines.result("nested")).isEqualTo(Result.SUCCESS);
            assertThat(labels(pipelines, "at-once")).isEqualTo(Map.of("a", 0, "b", 1));
            assertThat(labels(pipelines, "matrix")).isEqualTo(Map.of("load", 1));
        }
    }

    @Test
    void reportsRunsOfBranches(JenkinsRule r) throws Exception {
        Map<String, String> steps = new LinkedHashMap<>();
        String both = "parallel good: { " + sh(PASSES) + " }, bad: { " + sh(CROSSES) + " }";
        steps.put("one-fails", both);
        steps.put(
                "fail-fast",
                "parallel failFast: true, endless: { " + sh(FakeK6.endless()) + " }, bad: { sleep 3\n" + sh(CROSSES)
                        + " }");
        steps.put(
                "stages",
                "parallel a: { stage('first') { " + sh(PASSES) + " } }, b: { stage('second') { "
                        + sh(FakeK6.run("v2.2.0/setup-throws")) + " } }");
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Pipelines pipelines = new Pipelines(r, receiver);
            for (Map.Entry<String, String> step : steps.entrySet()) {
                pipelines.watched(step.getKey(), step.getValue());
            }
            pipelines.run();
            assertThat(statuses(pipelines, "one-fails")).isEqualTo(Map.of("good", "3/0 by 0", "bad", "3/1 by 99"));
            assertThat(statuses(pipelines, "fail-fast"))
                    .isEqualTo(Map.of("endless", "6/1 by null", "bad", "3/1 by 99"));
            assertThat(statuses(pipelines, "stages")).isEqualTo(Map.of("first", "3/0 by 0", "second", "7/1 by 107"));
        }
    }

    private static Map<String, Integer> labels(Pipelines pipelines, String name) {
        Map<String, Integer> labels = new HashMap<>();
        for (RunRecord run : pipelines.build(name).getAction(K6RunsAction.class).getRuns()) {
            labels.put(run.source().label(), run.run().outcome().result().code());
        }
        return labels;
    }

    private static Map<String, String> statuses(Pipelines pipelines, String name) {
        Map<String, String> statuses = new HashMap<>();
        for (RunRecord run : pipelines.build(name).getAction(K6RunsAction.class).getRuns()) {
            statuses.put(
                    run.source().label(),
                    run.run().status().code() + "/"
                            + run.run().outcome().result().code() + " by "
                            + run.run().exitCode());
        }
        return statuses;
    }

    private static void put(
            Map<String, String> steps, Map<String, String> wanted, String name, String step, String events) {
        steps.put(name, step);
        wanted.put(name, events);
    }

    private static void play(JenkinsRule r, Map<String, String> steps, Map<String, String> wanted) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Pipelines pipelines = new Pipelines(r, receiver);
            for (Map.Entry<String, String> step : steps.entrySet()) {
                pipelines.watched(step.getKey(), step.getValue());
            }
            pipelines.run().assertEvents(wanted);
        }
    }
}
