package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the forms in which a Jenkinsfile can contain the steps. */
@InJenkins
@WithJenkins
class StepFormsTest {

    private static final String OF_A = "k6NotifyRun channels: ['perf'], testName: 'a', ";
    private static final String OF_B = "k6NotifyRun channels: ['perf'], testName: 'b', ";

    private static String declarative(String options, String stage) {
        return "pipeline {\n agent any\n" + options + "\n stages { stage('load') {\n" + stage + "\n} }\n}";
    }

    @Test
    void blockWorksInEveryForm(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            String block = "k6Notify(channels: ['perf']) { " + sh(PASSES) + " }";
            String option = "options { k6Notify(channels: ['perf']) }";
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted("scripted", "node { " + block + " }")
                    .scripted("outside-of-the-node", "k6Notify(channels: ['perf']) { node { " + sh(PASSES) + " } }")
                    .scripted("declarative", declarative("", "steps { " + block + " }"))
                    .scripted("pipeline-options", declarative(option, "steps { " + sh(PASSES) + " }"))
                    .scripted("stage-options", declarative("", option + "\n steps { " + sh(PASSES) + " }"))
                    .scripted(
                            "all-parameters",
                            "node { k6Notify(channels: ['perf'], notifyOn: ['finished.success'], testName: 'checkout',"
                                    + " loadTestId: 7, projectId: 8, failOnDeliveryError: true) { " + sh(PASSES)
                                    + " } }")
                    .run();
            pipelines.assertEvents(Map.of(
                    "scripted", "S 3/0",
                    "outside-of-the-node", "S 3/0",
                    "declarative", "S 3/0",
                    "pipeline-options", "S 3/0",
                    "stage-options", "S 3/0",
                    "all-parameters", "- 3/0"));
            JsonNode body = pipelines.bodies("all-parameters").get(0);
            assertThat(body.path("name").asText()).isEqualTo("checkout");
            assertThat(body.path("load_test_id").intValue()).isEqualTo(7);
            assertThat(body.path("project_id").intValue()).isEqualTo(8);
        }
    }

    @Test
    void runStepWorksInEveryForm(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Map<String, String> wanted = new LinkedHashMap<>();
            Pipelines pipelines = new Pipelines(r, receiver);
            Map<String, String> steps = new LinkedHashMap<>();
            steps.put("one", OF_A + "event: 'started'\n" + OF_A + "exitCode: 0");
            wanted.put("one", "S 3/0");
            steps.put(
                    "two-names",
                    OF_A + "event: 'started'\n" + OF_B + "event: 'started'\n" + OF_A + "exitCode: 107\n" + OF_B
                            + "status: 'aborted_user'");
            wanted.put("two-names", "S 7/1, S 5/1");
            steps.put(
                    "same-name-twice",
                    OF_A + "event: 'started'\n" + OF_A + "exitCode: 99\n" + OF_A + "event: 'started'\n" + OF_A
                            + "event: 'finished', status: 'passed'");
            wanted.put("same-name-twice", "S 3/1, S 3/0");
            steps.put("end-only", "k6NotifyRun channels: ['perf'], exitCode: 0");
            wanted.put("end-only", "- 3/0");
            steps.put("start-only", OF_A + "event: 'started'");
            // Without a reported end, the run ends with the build.
            wanted.put("start-only", "S 6/1");
            steps.put("timed-out", OF_A + "status: 'timed_out'");
            wanted.put("timed-out", "- 4/1");
            steps.put("by-number", OF_A + "status: '8'");
            wanted.put("by-number", "- 8/1");
            steps.put("code-of-shell", OF_A + "exitCode: sh(returnStatus: true, script: 'exit 99')");
            wanted.put("code-of-shell", "- 3/1");
            for (Map.Entry<String, String> step : steps.entrySet()) {
                pipelines.scripted("scripted-" + step.getKey(), "node { " + step.getValue() + " }");
                pipelines.scripted(
                        "declarative-" + step.getKey(), declarative("", "steps { " + step.getValue() + " }"));
            }
            Map<String, String> both = new LinkedHashMap<>();
            wanted.forEach((name, events) -> {
                both.put("scripted-" + name, events);
                both.put("declarative-" + name, events);
            });
            pipelines.run();
            pipelines.assertEvents(both);
            both.keySet()
                    .forEach(name -> assertThat(pipelines.result(name)).as(name).isEqualTo(Result.SUCCESS));
        }
    }

    @Test
    void refusesWrongUse(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Map<String, String> wrong = new LinkedHashMap<>();
            Map<String, String> words = new LinkedHashMap<>();
            wrong.put("no-block", "k6Notify(channels: ['perf'])");
            words.put("no-block", "k6Notify step must be called with a body");
            wrong.put("nothing", "k6NotifyRun(channels: ['perf'])");
            words.put("nothing", "Set exitCode, status or summaryFile");
            wrong.put("end-of-nothing", "k6NotifyRun(channels: ['perf'], event: 'finished')");
            words.put("end-of-nothing", "Set exitCode, status or summaryFile");
            wrong.put("start-with-code", "k6NotifyRun(channels: ['perf'], event: 'started', exitCode: 0)");
            words.put("start-with-code", "event: 'started' takes neither exitCode nor status");
            wrong.put("event", "k6NotifyRun(channels: ['perf'], event: 'startet')");
            words.put("event", "Unknown event \"startet\". Use \"started\" or \"finished\"");
            wrong.put("word", "k6Notify(channels: ['perf'], notifyOn: ['finished.sucess']) { " + sh(PASSES) + " }");
            words.put("word", "finished.success");
            wrong.put("status", "k6NotifyRun(channels: ['perf'], status: 'broken')");
            words.put("status", "\"broken\" is no status of a run that is over: passed, failed, timed_out");
            Pipelines pipelines = new Pipelines(r, receiver);
            for (Map.Entry<String, String> one : wrong.entrySet()) {
                pipelines.scripted(one.getKey(), "node { " + one.getValue() + " }");
            }
            pipelines
                    .scripted("no-node", "k6NotifyRun(channels: ['perf'], summaryFile: 'summary.json')")
                    .scripted("declarative", declarative("", "steps { " + wrong.get("word") + " }"))
                    .scripted("declarative-no-block", declarative("", "steps { " + wrong.get("no-block") + " }"));
            words.put("no-node", "summaryFile needs a workspace: put this step into a node block");
            words.put("declarative", "finished.success");
            words.put("declarative-no-block", "k6Notify step must be called with a body");
            pipelines.run();
            for (Map.Entry<String, String> one : words.entrySet()) {
                assertThat(pipelines.result(one.getKey())).as(one.getKey()).isEqualTo(Result.FAILURE);
                assertThat(pipelines.log(one.getKey())).contains(one.getValue()).doesNotContain("NullPointer");
                assertThat(pipelines.events(one.getKey())).as(one.getKey()).isEqualTo("none");
            }
        }
    }
}
