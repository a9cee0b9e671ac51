package io.jenkins.plugins.k6notify.engine.message.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.Report;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.gate.GateFinding;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Creates the JSON of an event (docs/design.md §6). The first nine keys are those of the contract: always present, with
 * integers and strings as values. Every following key is always present too, with {@code null} for unknown values. Safe
 * for use by several threads.
 */
public final class WebhookBody {

    private static final int MAX_REASON = 1000;
    private static final int MAX_SCRIPT = 1000;

    private static final List<String> COMPARED =
            List.of("http_req_duration.p(95)", "http_req_failed.rate", "http_reqs.rate");

    private final ObjectMapper json = new ObjectMapper();

    public String of(NotificationEvent event) {
        ObjectNode body = json.createObjectNode();
        if (event instanceof RunEvent run) {
            contract(body, run);
            outcome(body, run);
            k6(body.putObject("k6"), run.run());
            jenkins(body, run);
            previous(body, run);
        } else {
            body.put("event", event.type().id());
        }
        return body.toString();
    }

    private static void contract(ObjectNode body, RunEvent event) {
        body.put("status", event.run().status().code());
        body.put("status_text", event.run().status().text());
        body.put("user_id", event.userId());
        body.put("name", event.name());
        body.put("organization_id", event.context().organizationId());
        body.put("load_test_id", event.loadTestId());
        body.put("load_test_run_id", event.loadTestRunId());
        body.put("project_id", event.context().projectId());
        body.put("event", event.type().id());
    }

    private static void outcome(ObjectNode body, RunEvent event) {
        Outcome outcome = event.run().outcome();
        Duration duration = event.run().duration();
        body.put("result", outcome == null ? null : outcome.result().code());
        body.put("result_text", outcome == null ? null : outcome.result().text());
        body.put("event_type", event.identifier().id());
        body.put("reason", outcome == null ? null : line(outcome.reason(), MAX_REASON));
        warnings(body.putArray("warnings"), event.run().warnings());
        gate(body, event instanceof TestFinished finished ? finished.verdict() : null);
        body.put("started", time(event.run().started()));
        body.put("ended", time(event.run().ended()));
        body.put("duration_ms", duration == null ? null : duration.toMillis());
    }

    private static void warnings(ArrayNode array, List<RunWarning> warnings) {
        for (RunWarning warning : warnings) {
            array.addObject()
                    .put("kind", warning.kind().id())
                    .put("text", warning.words())
                    .put("count", warning.count());
        }
    }

    private static void gate(ObjectNode body, @CheckForNull GateVerdict verdict) {
        if (verdict == null) {
            body.putNull("quality_gate");
            return;
        }
        ObjectNode gate =
                body.putObject("quality_gate").put("status", verdict.status().id());
        findings(gate.putArray("violations"), verdict.violations());
        findings(gate.putArray("not_evaluated"), verdict.notEvaluated());
    }

    private static void findings(ArrayNode array, List<GateFinding> findings) {
        for (GateFinding finding : findings) {
            array.addObject()
                    .put("kind", finding.kind().id())
                    .put("criticality", finding.criticality().id())
                    .put("subject", finding.subject())
                    .put("value", finding.value())
                    .put("limit", finding.limit())
                    .put("previous", finding.previous())
                    .put("text", finding.words());
        }
    }

    private static void k6(ObjectNode k6, K6Run run) {
        Execution execution = run.banner().execution();
        k6.put("execution", execution == null ? null : execution.id());
        k6.put("script", line(run.banner().script(), MAX_SCRIPT));
        k6.put("exit_code", run.exitCode());
        k6.put("version", run.summary().k6Version());
        k6.put("url", run.banner().url());
        ObjectNode metrics = k6.putObject("metrics");
        for (Map.Entry<String, Double> metric : run.summary().metrics().entrySet()) {
            number(metrics, metric.getKey(), metric.getValue());
        }
        ArrayNode thresholds = k6.putArray("thresholds");
        for (Threshold threshold : run.summary().thresholds()) {
            thresholds
                    .addObject()
                    .put("metric", threshold.metric())
                    .put("expression", threshold.expression())
                    .put("ok", threshold.ok())
                    .put("actual", threshold.actual());
        }
        Checks checks = run.summary().checks();
        if (checks == null) {
            k6.putNull("checks");
        } else {
            k6.putObject("checks").put("passes", checks.passes()).put("fails", checks.fails());
        }
        ArrayNode ofWorst = k6.putArray("of_worst_instance");
        run.summary().ofWorst().forEach(ofWorst::add);
        if (run.instances().isEmpty()) {
            k6.putNull("instances");
        } else {
            ArrayNode instances = k6.putArray("instances");
            run.instances().forEach(instance -> instance(instances.addObject(), instance));
        }
    }

    /** Adds an instance of a distributed run, with the values that receivers compare first. */
    private static void instance(ObjectNode node, RunInstance instance) {
        K6Run run = instance.run();
        Outcome outcome = run.outcome();
        Duration duration = run.duration();
        node.put("label", instance.label());
        node.put("node", instance.node());
        node.put("status", run.status().code());
        node.put("status_text", run.status().text());
        node.put("result", outcome == null ? null : outcome.result().code());
        node.put("result_text", outcome == null ? null : outcome.result().text());
        node.put("reason", outcome == null ? null : line(outcome.reason(), MAX_REASON));
        node.put("started", time(run.started()));
        node.put("ended", time(run.ended()));
        node.put("duration_ms", duration == null ? null : duration.toMillis());
        node.put("exit_code", run.exitCode());
        ObjectNode metrics = node.putObject("metrics");
        for (String key : COMPARED) {
            run.summary().metric(key).ifPresent(value -> number(metrics, key, value));
        }
    }

    private static void jenkins(ObjectNode body, RunEvent event) {
        Build build = event.context().build();
        if (build == null) {
            body.putNull("jenkins");
            return;
        }
        ObjectNode jenkins = body.putObject("jenkins")
                .put("job", build.job())
                .put("build", build.number())
                .put("build_url", build.url())
                .put("trigger", event.context().trigger().id())
                .put("user", event.context().user())
                .put("node", build.node());
        reports(jenkins.putArray("reports"), event);
    }

    /** Adds the values that receivers compare first; they received all others when that run ended. */
    private static void previous(ObjectNode body, RunEvent event) {
        PreviousRun previous = event instanceof TestFinished finished ? finished.previous() : null;
        if (previous == null) {
            body.putNull("previous");
            return;
        }
        ObjectNode node = body.putObject("previous")
                .put("job", previous.job())
                .put("build", previous.build())
                .put("result", previous.result().code())
                .put("result_text", previous.result().text())
                .put("baseline", previous.baseline().id());
        ArrayNode differences = node.putArray("differences");
        previous.differences().forEach(difference -> differences.add(difference.id()));
        ObjectNode metrics = node.putObject("metrics");
        ObjectNode change = node.putObject("change");
        for (String key : COMPARED) {
            Double then = previous.metrics().get(key);
            if (then != null) {
                number(metrics, key, then);
                event.run()
                        .summary()
                        .metric(key)
                        .ifPresent(now -> previous.change(key, now).ifPresent(part -> change.put(key, rounded(part))));
            }
        }
    }

    private static void reports(ArrayNode array, RunEvent event) {
        if (event instanceof TestFinished finished) {
            for (Report report : finished.reports()) {
                array.addObject().put("name", line(report.name(), MAX_SCRIPT)).put("url", report.url());
            }
        }
    }

    private static double rounded(double part) {
        double rounded = Math.rint(part * 10_000) / 10_000;
        return Double.isFinite(rounded) ? rounded : part;
    }

    /** Writes whole numbers without a fraction, which is easier to read. */
    private static void number(ObjectNode metrics, String key, double value) {
        boolean isWhole = Double.compare(value, Math.rint(value)) == 0;
        if (isWhole && Math.abs(value) < 1e15) {
            metrics.put(key, (long) value);
        } else {
            metrics.put(key, value);
        }
    }

    @CheckForNull
    private static String line(@CheckForNull String text, int max) {
        return text == null ? null : Excerpt.line(text, max);
    }

    /** Formats a time with seconds, as in the examples of the contract; milliseconds are in {@code duration_ms}. */
    @CheckForNull
    private static String time(@CheckForNull Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
