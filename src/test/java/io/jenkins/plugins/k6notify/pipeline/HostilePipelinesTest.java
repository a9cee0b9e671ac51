package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.graph.FlowGraphWalker;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests hostile consoles: the log stays unchanged, and messages stay few. */
@InJenkins
@WithJenkins
class HostilePipelinesTest {

    private static final String CONSOLE = "'" + Recording.of("v2.2.0/success").file("console.txt") + "'";

    @TempDir
    private Path directory;

    @Test
    void logIsUnchanged(JenkinsRule r) throws Exception {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("banners", "head -n 9 " + CONSOLE + " > b; for i in $(seq 10000); do cat b; done");
        scripts.put("runs", "for i in $(seq 30); do cat " + CONSOLE + "; done");
        scripts.put("one-line", "head -c 100000000 /dev/zero | tr '\\\\0' x; echo; cat " + CONSOLE);
        byte[] bytes = new byte[1_000_000];
        new Random(42).nextBytes(bytes);
        scripts.put("bytes", "cat '" + Files.write(directory.resolve("bytes"), bytes) + "'; echo; cat " + CONSOLE);
        scripts.put(
                "ansi",
                "printf '\\\\033[31m%s\\\\033[0m\\\\r\\\\n' red; printf '\\\\303\\\\050 \\\\377\\\\376\\\\n'; cat "
                        + CONSOLE);
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Pipelines pipelines = new Pipelines(r, receiver);
            for (Map.Entry<String, String> script : scripts.entrySet()) {
                pipelines.watched(script.getKey(), sh(script.getValue()));
                pipelines.scripted("plain-" + script.getKey(), "node { " + sh(script.getValue()) + " }");
            }
            pipelines.run();
            for (String name : scripts.keySet()) {
                byte[] plain = log(pipelines.build("plain-" + name));
                byte[] watched = log(pipelines.build(name));
                assertThat(pipelines.result(name)).as(name).isEqualTo(Result.SUCCESS);
                assertThat(Arrays.equals(watched, plain)).as(name).isTrue();
            }
            assertThat(pipelines.bodies("banners")).hasSizeLessThanOrEqualTo(2);
            assertThat(pipelines.bodies("runs")).hasSize(60);
            assertThat(pipelines.events("one-line")).isEqualTo("S 3/0");
            assertThat(pipelines.events("bytes")).isEqualTo("S 3/0");
            assertThat(pipelines.events("ansi")).isEqualTo("S 3/0");
        }
    }

    /** The log of the shell step. */
    private static byte[] log(WorkflowRun build) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (FlowNode node : new FlowGraphWalker(build.getExecution())) {
            LogAction log = node.getAction(LogAction.class);
            if (node.getDisplayFunctionName().equals("sh") && log != null) {
                log.getLogText().writeRawLogTo(0, bytes);
            }
        }
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).contains("execution: local");
        return bytes.toByteArray();
    }
}
