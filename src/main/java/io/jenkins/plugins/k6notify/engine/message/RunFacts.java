package io.jenkins.plugins.k6notify.engine.message;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a Slack message says of a run, as far as it is known. */
final class RunFacts {

    /** Names of jobs in folders make long addresses; a field may have 2000 characters. */
    private static final int MAX_LINK = 1500;

    private RunFacts() {}

    /** Label and value in Slack's markup. */
    static List<String> fields(RunEvent event) {
        List<String> fields = new ArrayList<>();
        K6Run run = event.run();
        fields.add(field("Status", status(run)));
        Duration duration = run.duration();
        if (duration != null) {
            fields.add(field("Duration", MetricKind.spaced(MetricKind.TIME.format(duration.toMillis()))));
        }
        fields.add(field("Trigger", trigger(event)));
        Build build = event.context().build();
        if (build != null) {
            fields.add(label("Build") + build(build));
        }
        K6Summary summary = run.summary();
        number(fields, "p(95)", summary.metric("http_req_duration.p(95)"), MetricKind.TIME);
        number(fields, "Error rate", summary.metric("http_req_failed.rate"), MetricKind.RATE);
        Checks checks = summary.checks();
        if (checks != null) {
            fields.add(field("Checks", checks.passes() + " of " + (checks.passes() + checks.fails()) + " passed"));
        }
        OptionalDouble rate = summary.metric("http_reqs.rate");
        if (rate.isPresent()) {
            fields.add(field("Requests", String.format(Locale.ROOT, "%.1f/s", rate.getAsDouble())));
        }
        return fields;
    }

    /** One line each, in Slack's markup. */
    static List<String> crossedThresholds(RunEvent event) {
        return event.run().summary().crossed().stream().map(RunFacts::line).toList();
    }

    /** What only few look for, in plain text. */
    static String context(RunEvent event) {
        List<String> parts = new ArrayList<>();
        K6Run run = event.run();
        Execution execution = run.banner().execution();
        parts.add(execution == null ? "k6" : "k6 " + execution.id());
        add(parts, "", run.banner().script());
        add(parts, "exit code ", run.exitCode());
        Instant started = run.started();
        add(parts, "started ", started == null ? null : started.truncatedTo(ChronoUnit.SECONDS));
        Build build = event.context().build();
        add(parts, "on ", build == null ? null : build.node());
        return String.join(" · ", parts);
    }

    private static void add(List<String> parts, String label, @CheckForNull Object value) {
        if (value != null) {
            parts.add(label + value);
        }
    }

    private static String status(K6Run run) {
        Outcome outcome = run.outcome();
        String status = run.status().text();
        return outcome == null
                ? status
                : status + ", " + outcome.result().text().toLowerCase(Locale.ROOT);
    }

    private static String trigger(RunEvent event) {
        String user = event.context().user();
        String trigger = event.context().trigger().id();
        return user == null ? trigger : trigger + ", " + user;
    }

    private static String build(Build build) {
        String name = build.job() + " #" + build.number();
        String url = build.url();
        return url == null ? SlackText.escape(name, SlackBlocks.FIELD / 2) : SlackText.link(url, name, MAX_LINK);
    }

    private static String line(Threshold threshold) {
        String expression = threshold.expression();
        String actual = threshold.actual();
        return "• " + SlackText.escape(threshold.metric(), 150)
                + (expression == null ? "" : " " + SlackText.escape(expression, 150))
                + (actual == null ? "" : ": *" + SlackText.escape(MetricKind.spaced(actual), 60) + "*");
    }

    private static void number(List<String> fields, String label, OptionalDouble value, MetricKind kind) {
        if (value.isPresent()) {
            fields.add(field(label, MetricKind.spaced(kind.format(value.getAsDouble()))));
        }
    }

    private static String field(String label, String value) {
        String heading = label(label);
        return heading + SlackText.escape(value, SlackBlocks.FIELD - heading.length());
    }

    private static String label(String label) {
        return "*" + label + "*\n";
    }
}
