package io.jenkins.plugins.k6notify.engine.message;

import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.time.Duration;
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
        parts.add(
                run.banner().execution() == null
                        ? "k6"
                        : "k6 " + run.banner().execution().id());
        if (run.banner().script() != null) {
            parts.add(run.banner().script());
        }
        if (run.exitCode() != null) {
            parts.add("exit code " + run.exitCode());
        }
        if (run.started() != null) {
            parts.add("started " + run.started().truncatedTo(ChronoUnit.SECONDS));
        }
        if (event.context().build() != null && event.context().build().node() != null) {
            parts.add("on " + event.context().build().node());
        }
        return String.join(" · ", parts);
    }

    private static String status(K6Run run) {
        return run.outcome() == null
                ? run.status().text()
                : run.status().text() + ", " + run.outcome().result().text().toLowerCase(Locale.ROOT);
    }

    private static String trigger(RunEvent event) {
        String user = event.context().user();
        String trigger = event.context().trigger().id();
        return user == null ? trigger : trigger + ", " + user;
    }

    private static String build(Build build) {
        String name = build.job() + " #" + build.number();
        return build.url() == null
                ? SlackText.escape(name, SlackBlocks.FIELD / 2)
                : SlackText.link(build.url(), name, MAX_LINK);
    }

    private static String line(Threshold threshold) {
        StringBuilder line = new StringBuilder("• ").append(SlackText.escape(threshold.metric(), 150));
        if (threshold.expression() != null) {
            line.append(' ').append(SlackText.escape(threshold.expression(), 150));
        }
        if (threshold.actual() != null) {
            line.append(": *")
                    .append(SlackText.escape(MetricKind.spaced(threshold.actual()), 60))
                    .append('*');
        }
        return line.toString();
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
