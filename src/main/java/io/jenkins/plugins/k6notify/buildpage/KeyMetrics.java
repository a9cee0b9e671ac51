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
        KeyMetrics highlights = new KeyMetrics(summary, previous);
        highlights.durations();
        highlights.add(Messages.KeyMetrics_ErrorRate(), "http_req_failed.rate", MetricKind.RATE, Good.LESS);
        highlights.checks();
        highlights.counter(Messages.KeyMetrics_Requests(), "http_reqs", MetricKind.NUMBER, Good.MORE);
        highlights.counter(Messages.KeyMetrics_DataReceived(), "data_received", MetricKind.DATA, Good.NEITHER);
        highlights.counter(Messages.KeyMetrics_DataSent(), "data_sent", MetricKind.DATA, Good.NEITHER);
        highlights.virtualUsers();
        return List.copyOf(highlights.found);
    }

    /** Returns the three most important metrics. */
    static List<KeyMetric> briefly(K6Summary summary) {
        KeyMetrics highlights = new KeyMetrics(summary, null);
        highlights.add("p(95)", "http_req_duration.p(95)", MetricKind.TIME, Good.LESS);
        highlights.add(Messages.KeyMetrics_ErrorRate(), "http_req_failed.rate", MetricKind.RATE, Good.LESS);
        highlights.checks();
        return List.copyOf(highlights.found);
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

    private void add(String label, String key, MetricKind kind, Good good) {
        summary.metric(key)
                .ifPresent(value -> found.add(compared(label, Numbers.of(kind, value), null, key, kind, good)));
    }

    private void checks() {
        Checks checks = summary.checks();
        if (checks != null) {
            String value = Messages.KeyMetrics_PassedOf(
                    Numbers.of(MetricKind.NUMBER, checks.passes()),
                    Numbers.of(MetricKind.NUMBER, checks.passes() + checks.fails()));
            found.add(compared(Messages.KeyMetrics_Checks(), value, null, "checks.rate", MetricKind.RATE, Good.MORE));
        }
    }

    /** Adds a count with its rate per second. Compares the rate, as the count grows with the duration of a run. */
    private void counter(String label, String metric, MetricKind kind, Good good) {
        OptionalDouble count = summary.metric(metric + ".count");
        OptionalDouble rate = summary.metric(metric + ".rate");
        if (count.isPresent() && rate.isPresent()) {
            String value = Numbers.of(kind, count.getAsDouble());
            found.add(
                    compared(label, value, Numbers.perSecond(kind, rate.getAsDouble()), metric + ".rate", kind, good));
        } else if (count.isPresent()) {
            found.add(new KeyMetric(label, Numbers.of(kind, count.getAsDouble()), null, null, null, "other"));
        }
    }

    private void virtualUsers() {
        Stream.of("vus_max.max", "vus_max.value", "vus.max", "vus.value")
                .filter(key -> summary.metric(key).isPresent())
                .findFirst()
                .ifPresent(key -> add(Messages.KeyMetrics_VirtualUsers(), key, MetricKind.NUMBER, Good.NEITHER));
    }

    private KeyMetric compared(
            String label, String value, @CheckForNull String detail, String key, MetricKind kind, Good good) {
        OptionalDouble now = summary.metric(key);
        Double then = previous == null ? null : previous.metrics().get(key);
        if (then == null || now.isEmpty()) {
            return new KeyMetric(label, value, detail, null, null, "other");
        }
        String shown = detail == null ? Numbers.of(kind, now.getAsDouble()) : detail;
        String before = detail == null ? Numbers.of(kind, then) : Numbers.perSecond(kind, then);
        if (before.equals(shown)) {
            return new KeyMetric(label, value, detail, null, null, "other");
        }
        OptionalDouble part = previous.change(key, now.getAsDouble());
        String change = part.isPresent() ? MetricKind.change(part.getAsDouble()) : "";
        int direction = change.isEmpty() && part.isPresent() ? 0 : Double.compare(now.getAsDouble(), then);
        return new KeyMetric(label, value, detail, before, change.isEmpty() ? null : change, trend(direction, good));
    }

    private static String trend(int direction, Good good) {
        if (direction == 0 || good == Good.NEITHER) {
            return "other";
        }
        return direction > 0 == (good == Good.MORE) ? "better" : "worse";
    }
}
