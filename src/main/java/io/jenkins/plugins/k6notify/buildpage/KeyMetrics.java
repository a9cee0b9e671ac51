package io.jenkins.plugins.k6notify.buildpage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/** Selects the key metrics that a summary contains, each with its value in the previous run. */
final class KeyMetrics {

    /**
     * Metrics of the duration of a request or, for scripts without requests, of what they execute instead. The first
     * metric found in the summary is used.
     */
    private static final List<String> DURATIONS = List.of(
            "http_req_duration",
            "grpc_req_duration",
            "browser_http_req_duration",
            "ws_session_duration",
            "iteration_duration");

    /** Direction in which a metric improves. */
    private enum Good {
        MORE,
        LESS,
        NEITHER
    }

    private final K6Summary summary;

    @CheckForNull
    private final PreviousRun previous;

    private final List<KeyMetric> found = new ArrayList<>();

    private KeyMetrics(K6Summary summary, @CheckForNull PreviousRun previous) {
        this.summary = summary;
        this.previous = previous;
    }

    static List<KeyMetric> of(K6Summary summary, @CheckForNull PreviousRun previous) {
        KeyMetrics metrics = new KeyMetrics(summary, previous);
        metrics.durations();
        metrics.errorRate();
        metrics.checks();
        metrics.counter(Messages.KeyMetrics_Requests(), "http_reqs", MetricKind.NUMBER, Good.MORE);
        metrics.counter(Messages.KeyMetrics_DataReceived(), "data_received", MetricKind.DATA, Good.NEITHER);
        metrics.counter(Messages.KeyMetrics_DataSent(), "data_sent", MetricKind.DATA, Good.NEITHER);
        metrics.virtualUsers();
        return List.copyOf(metrics.found);
    }

    /** Returns the three most important metrics, without comparison. */
    static List<KeyMetric> briefly(K6Summary summary) {
        KeyMetrics metrics = new KeyMetrics(summary, null);
        metrics.add("p(95)", "http_req_duration.p(95)", MetricKind.TIME, Good.LESS);
        metrics.errorRate();
        metrics.checks();
        return List.copyOf(metrics.found);
    }

    private void durations() {
        String metric = DURATIONS.stream()
                .filter(name -> summary.metrics().keySet().stream().anyMatch(key -> key.startsWith(name + ".")))
                .findFirst()
                .orElse(DURATIONS.get(0));
        // The metric of HTTP requests needs no prefix.
        String prefix = metric.equals(DURATIONS.get(0)) ? "" : metric + " ";
        add(prefix + "p(95)", metric + ".p(95)", MetricKind.TIME, Good.LESS);
        add(prefix + "p(90)", metric + ".p(90)", MetricKind.TIME, Good.LESS);
        add(prefix + Messages.KeyMetrics_Average(), metric + ".avg", MetricKind.TIME, Good.LESS);
        add(prefix + Messages.KeyMetrics_Maximum(), metric + ".max", MetricKind.TIME, Good.LESS);
    }

    private void errorRate() {
        add(Messages.KeyMetrics_ErrorRate(), "http_req_failed.rate", MetricKind.RATE, Good.LESS);
    }

    private void checks() {
        Checks checks = summary.checks();
        if (checks != null) {
            String value = Messages.KeyMetrics_PassedOf(
                    Numbers.whole(checks.passes()), Numbers.whole(checks.passes() + checks.fails()));
            KeyMetric metric = KeyMetric.of(Messages.KeyMetrics_Checks(), value, null);
            add(metric, "checks.rate", rate -> Numbers.of(MetricKind.RATE, rate), Good.MORE);
        }
    }

    /** Adds a count with its rate per second. Compares the rate, as the count grows with the duration of a run. */
    private void counter(String label, String metric, MetricKind kind, Good good) {
        DoubleFunction<String> perSecond = rate -> Numbers.perSecond(kind, rate);
        OptionalDouble rate = summary.metric(metric + ".rate");
        String detail = rate.isPresent() ? perSecond.apply(rate.getAsDouble()) : null;
        summary.metric(metric + ".count")
                .ifPresent(count ->
                        add(KeyMetric.of(label, Numbers.of(kind, count), detail), metric + ".rate", perSecond, good));
    }

    private void virtualUsers() {
        Stream.of("vus_max.max", "vus_max.value", "vus.max", "vus.value")
                .filter(key -> summary.metric(key).isPresent())
                .findFirst()
                .ifPresent(key -> add(Messages.KeyMetrics_VirtualUsers(), key, MetricKind.NUMBER, Good.NEITHER));
    }

    private void add(String label, String key, MetricKind kind, Good good) {
        DoubleFunction<String> format = value -> Numbers.of(kind, value);
        String detail = summary.ofWorst().contains(key) ? Messages.KeyMetrics_WorstInstance() : null;
        summary.metric(key)
                .ifPresent(value -> add(KeyMetric.of(label, format.apply(value), detail), key, format, good));
    }

    /**
     * Adds a metric, with its value in the previous run unless that is unknown, not comparable or looks the same.
     *
     * @param key the value to compare
     */
    private void add(KeyMetric metric, String key, DoubleFunction<String> format, Good good) {
        OptionalDouble value = summary.metric(key);
        Double before = previous == null || !previous.isComparable()
                ? null
                : previous.metrics().get(key);
        if (before == null || value.isEmpty() || format.apply(before).equals(format.apply(value.getAsDouble()))) {
            found.add(metric);
            return;
        }
        double now = value.getAsDouble();
        OptionalDouble part = previous.change(key, now);
        String change = part.isPresent() ? MetricKind.change(part.getAsDouble()) : "";
        int direction = change.isEmpty() && part.isPresent() ? 0 : Double.compare(now, before);
        found.add(metric.comparedWith(format.apply(before), change.isEmpty() ? null : change, trend(direction, good)));
    }

    private static String trend(int direction, Good good) {
        if (direction == 0 || good == Good.NEITHER) {
            return "other";
        }
        return direction > 0 == (good == Good.MORE) ? "better" : "worse";
    }
}
