package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.archive.RunFiles;
import io.jenkins.plugins.k6notify.engine.gate.GateFinding;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.record.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts runs to the value of a step: lists and maps of numbers and texts, which scripts can read in the Groovy
 * sandbox and keep over a restart.
 */
final class RunValues {

    private RunValues() {}

    static ArrayList<Map<String, Object>> of(List<RunRecord> runs) {
        ArrayList<Map<String, Object>> values = new ArrayList<>();
        runs.forEach(run -> values.add(of(run)));
        return values;
    }

    private static Map<String, Object> of(RunRecord record) {
        K6Run run = record.run();
        Outcome outcome = run.outcome();
        Duration duration = run.duration();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("name", record.name());
        value.put("script", run.banner().script());
        value.put("label", record.source().label());
        value.put("status", run.status().code());
        value.put("statusText", run.status().text());
        value.put("leftInCloud", record.leftInCloud());
        value.put("result", outcome == null ? null : outcome.result().code());
        value.put("resultText", outcome == null ? null : outcome.result().text());
        value.put("reason", outcome == null ? null : outcome.reason());
        value.put("warnings", warnings(run.warnings()));
        value.put("qualityGate", gate(record.verdict()));
        value.put("exitCode", run.exitCode());
        value.put("durationMillis", duration == null ? null : duration.toMillis());
        value.put("loadTestRunId", record.loadTestRunId());
        value.put("url", run.banner().url());
        value.put("metrics", new LinkedHashMap<>(run.summary().metrics()));
        value.put("thresholds", thresholds(run.summary().thresholds()));
        value.put("instances", instances(run.instances()));
        value.put("reports", reports(record.files()));
        return value;
    }

    /** Returns paths among the artifacts of the build. */
    private static List<String> reports(List<RunFiles> kept) {
        List<String> artifacts = new ArrayList<>();
        kept.forEach(files -> files.reports().forEach(report -> artifacts.add(report.artifact())));
        return artifacts;
    }

    @CheckForNull
    private static Map<String, Object> gate(@CheckForNull GateVerdict verdict) {
        if (verdict == null) {
            return null;
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("status", verdict.status().id());
        value.put("violations", findings(verdict.violations()));
        value.put("notEvaluated", findings(verdict.notEvaluated()));
        return value;
    }

    private static List<Map<String, Object>> findings(List<GateFinding> findings) {
        List<Map<String, Object>> values = new ArrayList<>();
        for (GateFinding finding : findings) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("kind", finding.kind().id());
            value.put("criticality", finding.criticality().id());
            value.put("subject", finding.subject());
            value.put("value", finding.value());
            value.put("limit", finding.limit());
            value.put("previous", finding.previous());
            value.put("text", finding.words());
            values.add(value);
        }
        return values;
    }

    private static List<Map<String, Object>> instances(List<RunInstance> instances) {
        List<Map<String, Object>> values = new ArrayList<>();
        for (RunInstance instance : instances) {
            K6Run run = instance.run();
            Outcome outcome = run.outcome();
            Duration duration = run.duration();
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("label", instance.label());
            value.put("node", instance.node());
            value.put("status", run.status().code());
            value.put("statusText", run.status().text());
            value.put("result", outcome == null ? null : outcome.result().code());
            value.put("reason", outcome == null ? null : outcome.reason());
            value.put("exitCode", run.exitCode());
            value.put("durationMillis", duration == null ? null : duration.toMillis());
            value.put("metrics", new LinkedHashMap<>(run.summary().metrics()));
            values.add(value);
        }
        return values;
    }

    private static List<Map<String, Object>> warnings(List<RunWarning> warnings) {
        List<Map<String, Object>> values = new ArrayList<>();
        for (RunWarning warning : warnings) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("kind", warning.kind().id());
            value.put("text", warning.words());
            value.put("count", warning.count());
            values.add(value);
        }
        return values;
    }

    private static List<Map<String, Object>> thresholds(List<Threshold> thresholds) {
        List<Map<String, Object>> values = new ArrayList<>();
        for (Threshold threshold : thresholds) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("metric", threshold.metric());
            value.put("expression", threshold.expression());
            value.put("ok", threshold.ok());
            value.put("actual", threshold.actual());
            values.add(value);
        }
        return values;
    }
}
