package io.jenkins.plugins.k6notify.engine.message;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Formats the figures of a run, with their change against the previous run. */
final class RunFacts {

    private final RunEvent event;
    private final List<Fact> facts = new ArrayList<>();

    private RunFacts(RunEvent event) {
        this.event = event;
    }

    /** Returns the known facts, the most important first; at most ten. */
    static List<Fact> of(RunEvent event) {
        RunFacts facts = new RunFacts(event);
        facts.add();
        return List.copyOf(facts.facts);
    }

    private void add() {
        K6Run run = event.run();
        add("Status", status());
        Duration duration = run.duration();
        if (duration != null) {
            add("Duration", MetricKind.spaced(MetricKind.TIME.format(duration.toMillis())));
        }
        if (!run.instances().isEmpty()) {
            add("Instances", instances(run.instances()));
        }
        add("Trigger", event.context().trigger().id());
        K6Summary summary = run.summary();
        metric("p(95)", "http_req_duration.p(95)", MetricKind.TIME);
        metric("Error rate", "http_req_failed.rate", MetricKind.RATE);
        Checks checks = summary.checks();
        if (checks != null) {
            add("Checks", checks.passes() + " of " + (checks.passes() + checks.fails()) + " passed");
        }
        OptionalDouble rate = summary.metric("http_reqs.rate");
        if (rate.isPresent()) {
            add("Requests", String.format(Locale.ROOT, "%.1f/s", rate.getAsDouble()));
        }
    }

    private void add(String label, String value) {
        facts.add(new Fact(label, value));
    }

    private String status() {
        Outcome outcome = event.run().outcome();
        String status = event.run().status().text();
        if (outcome == null) {
            return status;
        }
        String result = outcome.result().text().toLowerCase(Locale.ROOT);
        return status + ", " + result + before();
    }

    /** Returns the result of the last finished run if it was another one; empty otherwise. */
    private String before() {
        K6Result last = event instanceof TestFinished finished && finished.isChanged() ? finished.lastResult() : null;
        return last == null ? "" : " (was " + last.text().toLowerCase(Locale.ROOT) + ")";
    }

    private static String instances(List<RunInstance> instances) {
        long failed = instances.stream().filter(RunInstance::isFailed).count();
        return instances.size() + (failed == 0 ? "" : " (" + failed + " failed)");
    }

    private void metric(String label, String metric, MetricKind kind) {
        OptionalDouble value = event.run().summary().metric(metric);
        if (value.isPresent()) {
            double now = value.getAsDouble();
            String worst = event.run().summary().ofWorst().contains(metric) ? " (worst instance)" : "";
            add(label, MetricKind.spaced(kind.format(now)) + worst + change(metric, now));
        }
    }

    private String change(String metric, double now) {
        PreviousRun previous = previous(event);
        OptionalDouble change = previous == null ? OptionalDouble.empty() : previous.change(metric, now);
        String words = MetricKind.change(change.orElse(0));
        return words.isEmpty() ? "" : ", " + words;
    }

    @CheckForNull
    static PreviousRun previous(RunEvent event) {
        return event instanceof TestFinished finished ? finished.previous() : null;
    }
}
