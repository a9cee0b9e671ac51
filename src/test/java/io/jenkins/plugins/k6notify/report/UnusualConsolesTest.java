package io.jenkins.plugins.k6notify.report;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests consoles that other tools have changed, in pipelines and in freestyle builds. The shell masks failures. */
@InJenkins
@WithJenkins
class UnusualConsolesTest {

    private static final String FAILS =
            "cat '" + Recording.of("v2.2.0/thresholds-fail").file("console.txt") + "'";
    private static final String PASSES =
            "cat '" + Recording.of("v2.2.0/success").file("console.txt") + "'";

    /** The standard error of k6 as PowerShell 5.1 shows it, in a window of 80 columns. */
    private static final String POWERSHELL = """
            k6 : time="2026-11-23T07:30:17Z" level=error msg="thresholds on metrics 'http_re
            q_duration' have been crossed"
            At line:1 char:1
            + k6 run script.js
            + ~~~~~~~~~~~~~~~~
                + CategoryInfo          : NotSpecified: (time="2026-11-2...been crossed":String) [], RemoteException
                + FullyQualifiedErrorId : NativeCommandError

            """;

    @TempDir
    private Path directory;

    private Map<String, String> scripts() throws Exception {
        Path error = Files.writeString(directory.resolve("error.txt"), POWERSHELL);
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("turbo", FAILS + " | sed 's|^|@acme/perf:test: |'");
        scripts.put(
                "kubectl",
                FAILS + " | sed 's|^|[pod/checkout-load-test-with-quite-a-long-name-1-7c9d8b6f5-xk2lp/k6-runner] |'");
        scripts.put("tee", FAILS + " | tee /dev/null");
        scripts.put("or-true", "(" + FAILS + "; exit 99) || true");
        scripts.put("two", "(" + FAILS + " | sed 's/^/[a] /') & (" + PASSES + " | sed 's/^/[b] /') & wait");
        scripts.put(
                "powershell",
                "grep -v level=error '" + Recording.of("v2.2.0/success").file("console.txt") + "'; cat '" + error
                        + "'");
        scripts.put("killed", "head -n 12 '" + Recording.of("v2.2.0/success").file("console.txt") + "'; echo Killed");
        scripts.put("missing", "(k6-that-is-not-there run a.js || echo 'script.sh: 1: k6: not found')");
        return scripts;
    }

    private static void assertEvents(String name, List<String> outcomes, String events) {
        switch (name) {
            case "turbo", "kubectl", "tee", "or-true", "powershell" ->
                assertThat(events).as(name).isEqualTo("S 3/1");
            case "two" -> assertThat(outcomes).as(name).containsExactlyInAnyOrder("3/0", "3/1");
            case "killed" -> assertThat(events).as(name).isEqualTo("S 6/1");
            case "missing" -> assertThat(events).as(name).isEqualTo("- 6/1");
            default -> throw new IllegalArgumentException(name);
        }
    }

    @Test
    void reportsRunsInPipelines(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Pipelines pipelines = new Pipelines(r, receiver);
            for (Map.Entry<String, String> script : scripts().entrySet()) {
                pipelines.watched(script.getKey(), sh(script.getValue()));
            }
            pipelines.run();
            for (String name : scripts().keySet()) {
                List<String> outcomes = pipelines.finished(name).stream()
                        .map(body -> body.path("status").intValue() + "/"
                                + body.path("result").intValue())
                        .toList();
                assertEvents(name, outcomes, pipelines.events(name));
            }
            assertThat(pipelines.finished("missing").get(0).path("reason").textValue())
                    .isEqualTo("k6 is not installed on the built-in node");
        }
    }

    @Test
    void reportsRunsInFreestyleBuilds(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Perf.channel(receiver);
            for (Map.Entry<String, String> script : scripts().entrySet()) {
                FreeStyleProject project = r.createFreeStyleProject(script.getKey());
                project.getBuildersList().add(new Shell("#!/bin/sh\n" + script.getValue()));
                K6NotifyPublisher publisher = new K6NotifyPublisher();
                publisher.setChannels(List.of("perf"));
                project.getPublishersList().add(publisher);
                FreeStyleBuild build = r.buildAndAssertSuccess(project);
                Perf.awaitDeliveries(build);
            }
            var bodies = Perf.byJob(receiver.all());
            for (String name : scripts().keySet()) {
                List<String> outcomes = bodies.get(name).stream()
                        .filter(body -> body.path("event").textValue().equals("test.finished"))
                        .map(body -> body.path("status").intValue() + "/"
                                + body.path("result").intValue())
                        .toList();
                assertEvents(name, outcomes, Perf.events(bodies.get(name)));
            }
        }
    }
}
