package io.jenkins.plugins.k6notify.pipeline.step;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.CROSSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Agents;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Tests the summary that k6 leaves as a file. It is more exact than that of the console, which distinguishes the two.
 */
@InJenkins
@WithJenkins
class StepSummaryTest {

    private static final String RECORDING = "v2.2.0/thresholds-fail";
    private static final String SUMMARY = "'" + Recording.of(RECORDING).file("summary.json") + "'";
    private static final String P95 = "http_req_duration.p(95)";
    private static final String EXPORT = "\"$K6_SUMMARY_EXPORT\"";
    private static final String SAY = "echo \"is [$K6_SUMMARY_EXPORT]\"";

    @AutoClose
    private Receiver receiver;

    private Pipelines pipelines;
    private JenkinsRule r;

    @BeforeEach
    void jenkins(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        pipelines = new Pipelines(r, receiver);
    }

    private static double ofFile() throws Exception {
        JsonNode summary = new ObjectMapper()
                .readTree(Recording.of(RECORDING).file("summary.json").toFile());
        return summary.path("metrics").path("http_req_duration").path("p(95)").doubleValue();
    }

    private void assertOfFile(String name) throws Exception {
        assertThat(pipelines.finished(name)).as(name).isNotEmpty().allSatisfy(body -> {
            assertThat(p95(body)).as(name).isEqualTo(ofFile());
            assertThat(body.path("k6").path("thresholds")).isNotEmpty();
        });
    }

    private void assertOfConsole(String name) throws Exception {
        assertThat(pipelines.finished(name))
                .as(name)
                .isNotEmpty()
                .allSatisfy(body ->
                        assertThat(p95(body)).as(name).isNotEqualTo(ofFile()).isCloseTo(ofFile(), within(1.0)));
    }

    private static double p95(JsonNode body) {
        return body.path("k6").path("metrics").path(P95).doubleValue();
    }

    @Test
    void readsExportedSummary() throws Exception {
        DumbSlave agent = Agents.online(r, "load", 2);
        String exporting = sh(FakeK6.withSummary(RECORDING) + " || true");
        pipelines
                .watched("built-in", exporting)
                .scripted("agent", "node('load') { k6Notify(channels: ['perf']) { " + exporting + " } }")
                .scripted("node-inside", "k6Notify(channels: ['perf']) { node('load') { " + exporting + " } }")
                .watched("in-ws", "ws { " + exporting + " }")
                .watched("in-dir", "dir('load') { dir('of/k6') { " + exporting + " } }")
                .watched("in-dir-beside", "dir('../beside') { " + exporting + " }")
                .scripted("around-dir", "node { dir('load') { k6Notify(channels: ['perf']) { " + exporting + " } } }")
                .watched("nested", "k6Notify(channels: ['perf'], testName: 'inner') { " + exporting + " }")
                .watched("branches", "parallel a: { " + exporting + " }, b: { " + exporting + " }")
                .watched("damaged", sh("echo '{' > " + EXPORT + "; " + CROSSES + " || true"))
                .watched("not-an-object", sh("echo '[1]' > " + EXPORT + "; " + CROSSES + " || true"))
                .watched("too-large", sh("head -c 50000000 /dev/zero > " + EXPORT + "; " + CROSSES + " || true"))
                .watched("directory", sh("mkdir " + EXPORT + "; " + CROSSES + " || true"))
                .watched("link", sh("ln -s " + SUMMARY + " " + EXPORT + "; " + CROSSES + " || true"))
                .watched("missing", sh(CROSSES + " || true"))
                .watched(
                        "of-an-earlier-run",
                        sh("cp " + SUMMARY + " " + EXPORT + "; touch -d '1 hour ago' " + EXPORT + "; " + CROSSES
                                + " || true"))
                .run();
        for (String name : List.of(
                "built-in",
                "agent",
                "node-inside",
                "in-ws",
                "in-dir",
                "in-dir-beside",
                "around-dir",
                "nested",
                "branches")) {
            assertOfFile(name);
        }
        assertThat(pipelines.finished("nested")).hasSize(2);
        assertThat(pipelines.finished("branches")).hasSize(2);
        for (String name :
                List.of("damaged", "not-an-object", "too-large", "directory", "link", "missing", "of-an-earlier-run")) {
            assertOfConsole(name);
        }
        assertThat(r.jenkins.getRootPath().list("workspace/**/k6-summary-*.json"))
                .extracting(file -> file.getParent().getParent().getName())
                .as("what is no file of k6 is left alone")
                .containsOnly("link@tmp");
        assertThat(agent.getRootPath().list("**/k6-summary-*.json")).isEmpty();
    }

    @Test
    void setsVariableUnlessAuthorSetIt() throws Exception {
        pipelines
                .watched("two-steps", sh(SAY) + "\n" + sh(SAY))
                .scripted("outside", "node { k6Notify(channels: ['perf']) { }\n" + sh(SAY) + " }")
                .watched("with-env-inside", "withEnv(['K6_SUMMARY_EXPORT=mine.json']) { " + sh(SAY) + " }")
                .scripted(
                        "with-env-outside",
                        "node { withEnv(['K6_SUMMARY_EXPORT=mine.json']) { k6Notify(channels: ['perf']) { " + sh(SAY)
                                + " } } }")
                .scripted("environment", """
                        pipeline {
                          agent any
                          environment { K6_SUMMARY_EXPORT = 'mine.json' }
                          options { k6Notify(channels: ['perf']) }
                          stages { stage('load') { steps { SAY } } }
                        }""".replace("SAY", sh(SAY)))
                .run();
        Matcher said = Pattern.compile("is \\[(.+)]").matcher(pipelines.log("two-steps"));
        Set<String> files = new HashSet<>();
        while (said.find()) {
            files.add(said.group(1));
        }
        assertThat(files).hasSize(2).allMatch(file -> file.contains("@tmp/k6-summaries/k6-summary-"));
        assertThat(pipelines.log("outside")).contains("is []");
        for (String name : List.of("with-env-inside", "with-env-outside", "environment")) {
            assertThat(pipelines.log(name)).as(name).contains("is [mine.json]");
        }
    }

    @Test
    void readsSummaryFileOfAuthor() throws Exception {
        String leave = "mkdir -p out; cp " + SUMMARY + " out/summary.json; ";
        String old = leave + "touch -d '1 hour ago' out/summary.json; ";
        String outside = "cp " + SUMMARY + " ../outside.json; ";
        pipelines
                .scripted("relative", withFile("out/summary.json", leave))
                .scripted("old", withFile("out/summary.json", old))
                .scripted("parent", withFile("../outside.json", outside))
                .scripted(
                        "absolute",
                        withFile(Recording.of(RECORDING).file("summary.json").toString(), ""))
                .scripted("link", withFile("out.json", "ln -sf " + SUMMARY + " out.json; "))
                .scripted(
                        "linked-directory", withFile("out/summary.json", "ln -s \"$(dirname " + SUMMARY + ")\" out; "))
                .scripted("in-dir", "node { dir('load') { " + inNode("out/summary.json", leave) + " } }")
                .scripted("run-step", nodeWithRunStep("out/summary.json", leave, ""))
                .scripted(
                        "run-step-in-dir",
                        "node { dir('load') { " + sh(leave) + "\n" + runStep("out/summary.json") + " } }")
                .scripted("run-step-old", nodeWithRunStep("out/summary.json", old, ""))
                .scripted("run-step-parent", nodeWithRunStep("../outside.json", outside, ""))
                .scripted("run-step-missing-with-code", nodeWithRunStep("missing.json", "", ", exitCode: 0"))
                .run();
        for (String name : List.of("relative", "in-dir", "run-step", "run-step-in-dir")) {
            assertOfFile(name);
        }
        for (String name : List.of("old", "parent", "absolute", "link", "linked-directory")) {
            assertOfConsole(name);
        }
        assertThat(pipelines.events("run-step")).isEqualTo("- 3/1");
        for (String name : List.of("run-step-old", "run-step-parent")) {
            assertThat(pipelines.events(name)).as(name).isEqualTo("none");
            assertThat(pipelines.log(name)).contains("[k6-notify] No finished notification was sent: ");
        }
        assertThat(pipelines.events("run-step-missing-with-code")).isEqualTo("- 3/0");
    }

    @Test
    void ignoresSummaryFileOfEarlierBuild() throws Exception {
        pipelines.scripted(
                "run-step",
                "node { if (currentBuild.number == 1) { "
                        + sh("cp " + SUMMARY + " summary.json; touch -d '10 seconds ago' summary.json") + " }\n"
                        + runStep("summary.json") + " }");
        r.buildAndAssertSuccess(pipelines.job("run-step"));
        pipelines.run();
        assertThat(pipelines.events("run-step")).isEqualTo("none");
    }

    private static String withFile(String file, String before) {
        return "node { " + inNode(file, before) + " }";
    }

    private static String inNode(String file, String before) {
        return "k6Notify(channels: ['perf'], summaryFile: '" + file + "') { " + sh(before + CROSSES + " || true")
                + " }";
    }

    private static String nodeWithRunStep(String file, String before, String more) {
        return "node { " + sh(before + "true") + "\n" + runStep(file) + more + " }";
    }

    private static String runStep(String file) {
        return "k6NotifyRun channels: ['perf'], summaryFile: '" + file + "'";
    }
}
