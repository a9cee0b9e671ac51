package io.jenkins.plugins.k6notify.measure;

import io.jenkins.plugins.k6notify.support.jenkins.Agents;
import io.jenkins.plugins.k6notify.support.jenkins.ContainerStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Lists what is known of runs of a real k6, started in many ways, with and without its process being watched: on the
 * controller, on an agent, and where a decorated launcher starts processes, as in containers. Needs
 * {@code -Dk6=/path/to/k6}.
 */
@WithJenkins
class WaysToStartK6Measurement {

    private static final Map<String, String> SCRIPTS = Map.of(
            "pass.js",
            "export const options = {iterations: 3, thresholds: {iterations: [\"count>=1\"]}}; export default function () {}",
            "fail.js",
            "export const options = {iterations: 3, thresholds: {iterations: [\"count>=9\"]}}; export default function () {}",
            "long.js",
            "import {sleep} from \"k6\"; export const options = {duration: \"30s\"}; export default function () { sleep(0.1); }",
            "abort.js",
            "import exec from \"k6/execution\"; export default function () { exec.test.abort(\"enough\"); }",
            "throws.js",
            "export function setup() { throw new Error(\"boom\"); } export default function () {}",
            "load.sh",
            "#!/bin/bash\nk6 run --quiet fail.js > k6.log 2>&1\necho done\n");

    /** Shell scripts, or steps of a pipeline in braces. */
    private static final List<String> WAYS = List.of(
            "k6 run pass.js",
            "k6 run fail.js",
            "k6 run fail.js || true",
            "k6 run fail.js | tee k6.log",
            "k6 run pass.js > k6.log 2>&1",
            "k6 run fail.js > k6.log 2>&1",
            "k6 run fail.js > k6.log 2>&1 || true",
            "k6 run --quiet pass.js",
            "k6 run --quiet --summary-mode=disabled pass.js",
            "k6 run --quiet --summary-mode=disabled fail.js",
            "k6 run --quiet --summary-mode=disabled --log-output=none fail.js || true",
            "cat fail.js | k6 run - > k6.log 2>&1 || true",
            "for f in pass fail; do k6 run --quiet $f.js || true; done",
            "for f in pass fail; do k6 run $f.js > k6.log 2>&1 || true; done",
            "k6 run --quiet pass.js & k6 run --quiet fail.js & wait",
            "k6 run pass.js > 1.log 2>&1 & k6 run fail.js > 2.log 2>&1 & wait",
            "timeout 2 k6 run long.js",
            "timeout -s INT 2 k6 run long.js > k6.log 2>&1",
            "timeout -s KILL 2 k6 run long.js > k6.log 2>&1 || true",
            "k6 run abort.js > k6.log 2>&1 || true",
            "k6 run throws.js > k6.log 2>&1 || true",
            "k6 run missing.js > k6.log 2>&1",
            "k6 inspect missing.js",
            "k6 version; k6 inspect pass.js > k6.log",
            "k6 archive -O a.tar pass.js > k6.log; k6 run a.tar > k6.log 2>&1",
            "echo fail.js | xargs k6 run > k6.log 2>&1 || true",
            "$(command -v k6) run fail.js > k6.log 2>&1 || true",
            "env -i PATH=\"$PATH\" k6 run fail.js > k6.log 2>&1 || true",
            "nohup k6 run fail.js > k6.log 2>&1 & wait",
            "bash ./load.sh",
            "K6_SUMMARY_EXPORT=own.json k6 run fail.js > k6.log 2>&1 || true",
            "k6 run --summary-export own.json fail.js > k6.log 2>&1 || true",
            "\"$K6_DIRECTORY/k6\" run fail.js > k6.log 2>&1 || true",
            "k6() { \"$K6_DIRECTORY/k6\" \"$@\"; }; k6 run fail.js > k6.log 2>&1 || true",
            "{ sh(script: 'k6 run fail.js', returnStatus: true) }",
            "{ sh(script: 'k6 run --quiet fail.js || true', returnStdout: true) }",
            "{ withEnv([\"PATH+OTHER=$K6_DIRECTORY\"]) { sh 'k6 run fail.js > k6.log 2>&1 || true' } }",
            "{ dir('below') { sh 'k6 run ../fail.js > k6.log 2>&1 || true' } }");

    @Test
    void ways(JenkinsRule r) throws Exception {
        ContainerStep.register();
        Agents.online(r, "load", 1);
        Figures figures =
                new Figures("ways-to-start-k6", r.jenkins.getVersion().toString(), "way", "place", "watched", "runs");
        Map<String, String> places = new LinkedHashMap<>();
        places.put("controller", "node('built-in') { %s }");
        places.put("agent", "node('load') { %s }");
        places.put("container", "node('built-in') { container { %s } }");
        for (Map.Entry<String, String> place : places.entrySet()) {
            for (boolean watched : new boolean[] {false, true}) {
                WorkflowRun build = build(r, place.getValue(), watched);
                for (int i = 0; i < WAYS.size(); i++) {
                    figures.row(
                            "\"" + WAYS.get(i).replace("\"", "\"\"") + "\"", place.getKey(), watched, runs(build, i));
                }
            }
        }
        figures.keep();
    }

    private static WorkflowRun build(JenkinsRule r, String place, boolean watched) throws Exception {
        Path k6 = Path.of(System.getProperty("k6")).toAbsolutePath();
        StringBuilder steps = new StringBuilder();
        SCRIPTS.forEach((name, text) -> steps.append("writeFile file: '")
                .append(name)
                .append("', text: '''")
                .append(text.replace("\n", "\\n"))
                .append("'''\n"));
        for (int i = 0; i < WAYS.size(); i++) {
            String way = WAYS.get(i);
            String step = way.startsWith("{")
                    ? way.substring(1, way.length() - 1)
                    : "sh '''#!/bin/sh -e\n" + way.replace("\\", "\\\\") + "\n'''";
            steps.append("runs = null; try { runs = k6Notify(watchProcesses: ")
                    .append(watched)
                    .append(") { catchError(buildResult: 'SUCCESS') { ")
                    .append(step)
                    .append(" } } } catch (e) { echo \"$e\" }\necho \"WAY ")
                    .append(i)
                    .append(
                            ": \" + (runs ? runs.collect { (it.name ?: '?') + ' ' + it.status + '/' + it.result }.join(' + ') : 'none')\n");
        }
        WorkflowJob job = r.createProject(WorkflowJob.class);
        String environment = "withEnv(['PATH+K6=" + k6.getParent() + "', 'K6_DIRECTORY=" + k6.getParent()
                + "', 'K6_NO_USAGE_REPORT=true']) { %s }";
        job.setDefinition(new CpsFlowDefinition(place.formatted(environment.formatted(steps)), true));
        WorkflowRun build = r.buildAndAssertSuccess(job);
        Files.writeString(Path.of("target/measure-" + job.getName() + ".log"), JenkinsRule.getLog(build));
        return build;
    }

    private static String runs(WorkflowRun build, int way) throws Exception {
        String start = "WAY " + way + ": ";
        return JenkinsRule.getLog(build)
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElse("?");
    }
}
