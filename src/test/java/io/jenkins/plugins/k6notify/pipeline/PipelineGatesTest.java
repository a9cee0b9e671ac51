package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.CROSSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowGraphWalker;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the result that quality gates give pipelines. */
@InJenkins
@WithJenkins
class PipelineGatesTest {

    private static final String SLOW = "[metric: 'p(95)', limit: 1]";
    private static final String SLOW_FAILS = "[metric: 'p(95)', limit: 0.5, criticality: 'FAILURE']";
    private static final String FAST = "[metric: 'p(95)', limit: '60000'], [condition: 'aborted']";
    private static final String THRESHOLDS = "[condition: 'thresholds']";

    private static String block(String gates, String steps) {
        return "k6Notify(channels: ['perf'], qualityGates: [" + gates + "]) { " + steps + " }\n";
    }

    private static List<Result> warnings(Pipelines pipelines, String name) {
        List<Result> results = new ArrayList<>();
        for (FlowNode node : new FlowGraphWalker(pipelines.build(name).getExecution())) {
            WarningAction warning = node.getPersistentAction(WarningAction.class);
            if (warning != null) {
                results.add(warning.getResult());
            }
        }
        return results;
    }

    private static long gateLines(String log) {
        return Pattern.compile("\\[k6-notify] Quality gate: ")
                .matcher(log)
                .results()
                .count();
    }

    @Test
    void violatedGatesMakeResultWorse(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Map<String, Result> wanted = new LinkedHashMap<>();
            Map<String, String> scripts = new LinkedHashMap<>();
            scripts.put("held", block(FAST, sh(PASSES)));
            wanted.put("held", Result.SUCCESS);
            scripts.put("unstable", block(SLOW, sh(PASSES)) + "echo 'goes on'");
            wanted.put("unstable", Result.UNSTABLE);
            scripts.put("failure", block(SLOW + ", " + SLOW_FAILS, sh(PASSES)) + "echo 'goes on'");
            wanted.put("failure", Result.FAILURE);
            scripts.put("never-better", block(SLOW, sh(CROSSES)));
            wanted.put("never-better", Result.FAILURE);
            String status = "sh(returnStatus: true, script: \"\"\"set +x; " + CROSSES + "\"\"\")";
            scripts.put("return-status", block(THRESHOLDS, status));
            wanted.put("return-status", Result.UNSTABLE);
            scripts.put(
                    "catch-error",
                    "catchError(buildResult: 'SUCCESS', stageResult: 'SUCCESS') { " + block(THRESHOLDS, sh(CROSSES))
                            + " }");
            wanted.put("catch-error", Result.UNSTABLE);
            scripts.put(
                    "parallel",
                    "parallel a: { " + block(SLOW, sh(PASSES)) + " }, b: { " + block(FAST, sh(PASSES)) + " }");
            wanted.put("parallel", Result.UNSTABLE);
            scripts.put("reported", "k6NotifyRun channels: ['perf'], exitCode: 99, qualityGates: [" + THRESHOLDS + "]");
            wanted.put("reported", Result.UNSTABLE);
            scripts.put(
                    "no-run",
                    "k6Notify(channels: ['perf'], expectRun: true, qualityGates: [[condition: 'aborted', criticality:"
                            + " 'FAILURE']]) { echo 'nothing' }");
            wanted.put("no-run", Result.FAILURE);
            scripts.put("no-previous", block("[metric: 'p(95)', change: '+20%']", sh(PASSES)));
            wanted.put("no-previous", Result.SUCCESS);
            Pipelines pipelines = new Pipelines(r, receiver);
            for (Map.Entry<String, String> script : scripts.entrySet()) {
                pipelines.scripted(script.getKey(), "node { " + script.getValue() + " }");
            }
            pipelines.run();

            for (Map.Entry<String, Result> one : wanted.entrySet()) {
                assertThat(pipelines.result(one.getKey()))
                        .as(one.getKey() + "\n" + pipelines.log(one.getKey()))
                        .isEqualTo(one.getValue());
            }
            assertThat(pipelines.log("unstable"))
                    .contains("goes on", "[k6-notify] Quality gate: script.js: http_req_duration p(95) is ")
                    .contains(", above the limit of 1 ms (UNSTABLE)");
            assertThat(pipelines.log("failure")).contains("goes on", "(UNSTABLE)", "(FAILURE)");
            assertThat(gateLines(pipelines.log("parallel"))).isEqualTo(1);
            assertThat(pipelines.log("no-previous"))
                    .contains("Quality gate not evaluated: script.js: http_req_duration p(95) has no earlier run");
            assertThat(warnings(pipelines, "unstable")).containsExactly(Result.UNSTABLE);
            assertThat(warnings(pipelines, "failure")).containsExactly(Result.FAILURE);
            assertThat(warnings(pipelines, "held")).isEmpty();
            assertThat(warnings(pipelines, "reported")).containsExactly(Result.UNSTABLE);
            assertThat(pipelines
                            .finished("failure")
                            .get(0)
                            .at("/quality_gate/status")
                            .asText())
                    .isEqualTo("failed");
            assertThat(pipelines.finished("failure").get(0).path("event_type").asText())
                    .isEqualTo("test.finished.success");
            assertThat(pipelines
                            .finished("held")
                            .get(0)
                            .at("/quality_gate/status")
                            .asText())
                    .isEqualTo("passed");
        }
    }

    @Test
    void valueOfStepHasVerdict(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted(
                            "value",
                            "node { def runs = " + block(SLOW, sh(PASSES)) + "def gate = runs[0].qualityGate\n"
                                    + "echo \"${gate.status}, ${gate.violations[0].kind}\" }")
                    .run();
            assertThat(pipelines.log("value")).contains("unstable, above");
        }
    }

    @Test
    void changeIsComparedWithPreviousBuild(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted(
                            "load",
                            "node { " + block("[metric: 'requests per second', change: '-0%']", sh(PASSES)) + " }");
            pipelines.run();
            assertThat(pipelines.log("load")).contains("has no earlier run to compare with");
            pipelines.run();
            assertThat(pipelines.log("load")).doesNotContain("not evaluated");
            assertThat(pipelines.result("load")).isEqualTo(Result.SUCCESS);
        }
    }

    @Test
    void invalidGateIsRefused(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted("metric", "node { " + block(FAST + ", [metric: 'p95', limit: 1]", sh(PASSES)) + " }")
                    .scripted(
                            "criticality",
                            "node { " + block("[condition: 'aborted', criticality: 'ERROR']", sh(PASSES)) + " }")
                    .run();
            assertThat(pipelines.result("metric")).isEqualTo(Result.FAILURE);
            assertThat(pipelines.log("metric"))
                    .contains("qualityGates: gate 3 is not valid: metric \"p95\" is not known; use p(95)");
            assertThat(pipelines.log("criticality"))
                    .contains("qualityGates: gate 1 is not valid: criticality \"ERROR\" is not known");
            assertThat(pipelines.events("metric")).isEqualTo("none");
        }
    }
}
