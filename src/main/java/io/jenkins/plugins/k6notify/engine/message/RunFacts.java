package io.jenkins.plugins.k6notify.engine.message;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.message.SlackBlocks.Span;
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
import java.util.Objects;
import java.util.OptionalDouble;

/** Formats the known facts about a run for a Slack message. */
final class RunFacts {

    private static final int MAX_NAME = 200;

    private RunFacts() {}

    /** Returns labels and values in Slack's markup; they contain no foreign text. */
    static List<String> fields(RunEvent event) {
        List<String> fields = new ArrayList<>();
        K6Run run = event.run();
        fields.add(field("Status", status(event)));
        Duration duration = run.duration();
        if (duration != null) {
            fields.add(field("Duration", MetricKind.spaced(MetricKind.TIME.format(duration.toMillis()))));
        }
        fields.add(field("Trigger", event.context().trigger().id()));
        K6Summary summary = run.summary();
        number(fields, "p(95)", event, "http_req_duration.p(95)", MetricKind.TIME);
        number(fields, "Error rate", event, "http_req_failed.rate", MetricKind.RATE);
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

    /** Returns where the run took place, and who started it. */
    static List<Span> build(RunEvent event) {
        List<Span> spans = new ArrayList<>();
        Build build = event.context().build();
        if (build != null) {
            spans.add(Span.bold("Build "));
            spans.add(Span.link(SlackText.plain(build.jobTitle(), MAX_NAME) + " #" + build.number(), build.url()));
        }
        String user = SlackText.plain(Objects.requireNonNullElse(event.context().user(), ""), MAX_NAME);
        if (!user.isEmpty()) {
            spans.add(Span.bold((spans.isEmpty() ? "" : " · ") + "Started by "));
            spans.add(Span.of(user));
        }
        return spans;
    }

    /** Returns one line for each crossed threshold, as shown in the message. */
    static List<String> crossedThresholds(RunEvent event) {
        return event.run().summary().crossed().stream().map(RunFacts::line).toList();
    }

    /** Returns details that few readers need, as plain text. */
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
        PreviousRun previous = previous(event);
        if (previous != null && (build == null || !previous.job().equals(build.job()))) {
            parts.add("compared with " + previous.jobTitle() + " #" + previous.build());
        }
        return String.join(" · ", parts);
    }

    private static void add(List<String> parts, String label, @CheckForNull Object value) {
        if (value != null) {
            parts.add(label + value);
        }
    }

    private static String status(RunEvent event) {
        Outcome outcome = event.run().outcome();
        String status = event.run().status().text();
        if (outcome == null) {
            return status;
        }
        String result = outcome.result().text().toLowerCase(Locale.ROOT);
        PreviousRun previous = previous(event);
        String before = previous == null || previous.result() == outcome.result()
                ? ""
                : " (was " + previous.result().text().toLowerCase(Locale.ROOT) + ")";
        return status + ", " + result + before;
    }

    @CheckForNull
    private static PreviousRun previous(RunEvent event) {
        return event instanceof TestFinished finished ? finished.previous() : null;
    }

    private static String line(Threshold threshold) {
        String expression = threshold.expression();
        String actual = threshold.actual();
        return SlackText.plain(threshold.metric(), 150)
                + (expression == null ? "" : " " + SlackText.plain(expression, 150))
                + (actual == null ? "" : ": " + SlackText.plain(MetricKind.spaced(actual), 60));
    }

    private static void number(List<String> fields, String label, RunEvent event, String metric, MetricKind kind) {
        OptionalDouble value = event.run().summary().metric(metric);
        if (value.isPresent()) {
            String now = MetricKind.spaced(kind.format(value.getAsDouble()));
            fields.add(field(label, now + change(previous(event), metric, value.getAsDouble())));
        }
    }

    private static String change(@CheckForNull PreviousRun previous, String metric, double now) {
        OptionalDouble change = previous == null ? OptionalDouble.empty() : previous.change(metric, now);
        String words = MetricKind.change(change.orElse(0));
        return words.isEmpty() ? "" : ", " + words;
    }

    private static String field(String label, String value) {
        return "*" + label + "*\n" + value;
    }
}
