package io.jenkins.plugins.k6notify.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.FilePath;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Agents;
import io.jenkins.plugins.k6notify.support.jenkins.ContainerStep;
import io.jenkins.plugins.k6notify.support.jenkins.InstalledK6;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import org.jenkinsci.plugins.workflow.cps.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests runs of k6 that the console does not show. */
@InJenkins
@WithJenkins
class WatchedProcessesTest {

    private static final String SCRIPTS = """
        writeFile file: 'a.js', text: ''
        writeFile file: 'crosses.js', text: ''
        writeFile file: 'plays', text: 'crosses.js is v2.2.0/thresholds-fail'
        """;

    @TempDir
    private Path folder;

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    private Pipelines pipelines;
    private InstalledK6 k6;

    @BeforeEach
    void jenkins(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        pipelines = new Pipelines(r, receiver);
        k6 = InstalledK6.in(folder);
        ContainerStep.register();
    }

    private void add(String name, String node, String block, String steps) throws Exception {
        pipelines.scripted(name, "node('" + node + "') { " + k6.around(SCRIPTS + block + " { " + steps + " }") + " }");
    }

    private void add(String name, String shell) throws Exception {
        add(name, "built-in", "k6Notify(channels: ['perf'])", sh(shell));
    }

    private static String sh(String script) {
        return "sh '''#!/bin/sh\n" + script + "\n'''";
    }

    @Test
    void runsBesideTheConsoleAreReported() throws Exception {
        Agents.online(r, "load", 2);
        add("redirected", "k6 run a.js > k6.log 2>&1");
        add("fails", "k6 run crosses.js > k6.log 2>&1");
        add("masked", "k6 run crosses.js > k6.log 2>&1 || true");
        add("loop", "for i in a crosses a; do k6 run $i.js > k6.log 2>&1 || true; done");
        add("background", "k6 run crosses.js > 1.log 2>&1 & k6 run crosses.js > 2.log 2>&1 & wait");
        add("beside-console", "k6 run a.js; k6 run crosses.js > k6.log 2>&1 || true; k6 run a.js");
        add("on-console", "k6 run a.js; k6 run crosses.js || true; k6 version > /dev/null");
        add("agent", "load", "k6Notify(channels: ['perf'])", sh("k6 run crosses.js > k6.log 2>&1 || true"));
        add(
                "in-dir",
                "built-in",
                "k6Notify(channels: ['perf'])",
                "dir('x') { " + sh("cp ../*.js ../plays .; k6 run a.js > k6.log") + " }");
        add(
                "branches",
                "built-in",
                "k6Notify(channels: ['perf'])",
                "parallel a: { " + sh("k6 run crosses.js > a.log || true") + " }, b: { "
                        + sh("k6 run crosses.js > b.log || true") + " }");
        add("other-commands", "k6 version > v.log; k6 inspect a.js > i.log 2>&1");
        add("expected", "built-in", "k6Notify(channels: ['perf'], expectRun: true)", sh("k6 run a.js > k6.log"));
        add(
                "nested",
                "built-in",
                "k6Notify(channels: ['perf'])",
                "k6Notify(channels: ['perf'], testName: 'inner') { " + sh("k6 run a.js > k6.log") + " }");
        // The home of Jenkins in tests has a blank in its path.
        add("unquoted", "k6=$(command -v k6); $k6 run crosses.js > k6.log 2>&1 || true");
        add(
                "return-status",
                "built-in",
                "k6Notify(channels: ['perf'])",
                "sh script: 'k6 run crosses.js > k6.log 2>&1', returnStatus: true");
        pipelines.run();
        pipelines.assertEvents(Map.ofEntries(
                Map.entry("redirected", "S 3/0"),
                Map.entry("fails", "S 3/1"),
                Map.entry("masked", "S 3/1"),
                Map.entry("loop", "S 3/0, S 3/1, S 3/0"),
                Map.entry("background", "S 3/1, S 3/1"),
                Map.entry("beside-console", "S 3/0, S 3/0, S 3/1"),
                Map.entry("on-console", "S 3/0, S 3/1"),
                Map.entry("agent", "S 3/1"),
                Map.entry("in-dir", "S 3/0"),
                Map.entry("branches", "S 3/1, S 3/1"),
                Map.entry("other-commands", "none"),
                Map.entry("expected", "S 3/0"),
                Map.entry("nested", "S 3/0, S 3/0"),
                Map.entry("unquoted", "S 3/1"),
                Map.entry("return-status", "S 3/1")));
        JsonNode body = pipelines.finished("redirected").get(0);
        assertThat(body.path("name").asText()).isEqualTo("a.js");
        assertThat(body.path("warnings").path(0).path("kind").asText()).isEqualTo("output_not_seen");
        assertThat(body.path("k6").path("metrics").path("http_reqs.count").doubleValue())
                .isPositive();
        assertThat(pipelines.finished("on-console"))
                .allMatch(run -> !run.path("warnings").toString().contains("output_not_seen"));
        for (FilePath root : new FilePath[] {
            r.jenkins.getRootPath(), r.jenkins.getNodes().get(0).getRootPath()
        }) {
            assertThat(root.list("**/k6-processes-*/**")).isEmpty();
        }
    }

    @Test
    void processesAreLeftAlone() throws Exception {
        add(
                "off",
                "built-in",
                "k6Notify(channels: ['perf'], watchProcesses: false)",
                sh("k6 run a.js > k6.log; command -v k6"));
        add("outside", "built-in", "k6Notify(channels: ['perf']) { }\nnode", sh("command -v k6"));
        add(
                "container",
                "built-in",
                "k6Notify(channels: ['perf'])",
                "container { " + sh("k6 run a.js > k6.log; command -v k6") + " }");
        add(
                "in-container",
                "built-in",
                "container { k6Notify(channels: ['perf'])",
                sh("k6 run a.js > k6.log; command -v k6") + " }");
        add(
                "author",
                "built-in",
                "k6Notify(channels: ['perf'])",
                "withEnv(['PATH+MINE=" + k6.directory() + "']) { " + sh("k6 run a.js; command -v k6") + " }");
        pipelines
                .watched("without-k6", sh("command -v k6 || echo no k6; k6 run a.js > k6.log 2>&1 || echo exit $?"))
                .run();
        String installed = k6.directory() + "/k6";
        for (String name : new String[] {"off", "outside", "container", "in-container"}) {
            assertThat(pipelines.log(name)).as(name).contains(installed).doesNotContain("k6-processes");
            assertThat(pipelines.events(name)).as(name).isEqualTo("none");
        }
        assertThat(pipelines.log("without-k6")).contains("no k6", "exit 127");
        // The block adds its directory to what the author has set.
        assertThat(pipelines.log("author")).contains("k6-processes");
        assertThat(pipelines.events("author")).isEqualTo("S 3/0");
    }

    /** Jenkins adds such variables to the environment as they are, and launchers resolve them. */
    @Test
    void k6IsFoundOnPathOfNode() throws Exception {
        EnvironmentVariablesNodeProperty variables = new EnvironmentVariablesNodeProperty();
        variables.getEnvVars().putAll(k6.variables());
        variables.getEnvVars().put("PATH+JDK", "/opt/jdk/bin");
        r.jenkins.getGlobalNodeProperties().add(variables);
        pipelines.watched("node", SCRIPTS + sh("k6 run crosses.js > k6.log || true; echo $PATH"));
        try (LogRecorder errors =
                new LogRecorder().record(DSL.class, Level.WARNING).capture(10)) {
            pipelines.run();
            assertThat(errors.getMessages())
                    .as("errors in the environment of the step")
                    .isEmpty();
        }
        assertThat(pipelines.events("node")).isEqualTo("S 3/1");
        assertThat(pipelines.log("node")).containsPattern("(?m)^/\\S+/k6-processes-\\S+/bin:\\S*/opt/jdk/bin:");
    }

    @Test
    void administratorTurnsWatchingOff() throws Exception {
        K6NotifyConfiguration.get().setWatchProcesses(false);
        add("off", "k6 run a.js > k6.log; command -v k6");
        pipelines.run();
        assertThat(pipelines.log("off")).doesNotContain("k6-processes");
        assertThat(pipelines.events("off")).isEqualTo("none");
    }
}
