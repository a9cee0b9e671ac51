package io.jenkins.plugins.k6notify.engine.summary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the JSON of {@code --new-machine-readable-summary} (k6 v1.5 and newer, grafana/k6
 * {@code internal/lib/summary/machine_readable.go}). It contains no threshold results as of v2.2.
 */
final class MachineReadableShape {

    private static final Pattern PERCENTILE = Pattern.compile("p([0-9]+(?:\\.[0-9]+)?)");

    private MachineReadableShape() {}

    static void read(JsonNode root, SummaryCollector collector) {
        JsonNode version = root.path("metadata").path("k6_version");
        if (version.isTextual()) {
            collector.k6Version(version.asText());
        }
        for (JsonNode metric : root.path("results").path("checks").path("metrics")) {
            // k6 splits the metric "checks" of its other summaries into three; the share of passed checks is enough.
            if (metric.path("name").asText().equals("checks_succeeded")) {
                rate("checks", metric.path("values"), collector);
            }
        }
        double seconds = root.path("config").path("duration").asDouble();
        for (JsonNode metric : root.path("results").path("metrics")) {
            read(metric.path("name").asText(), metric, seconds, collector);
        }
    }

    private static void read(String name, JsonNode metric, double seconds, SummaryCollector collector) {
        JsonNode values = metric.path("values");
        switch (metric.path("type").asText()) {
            case "rate" -> rate(name, values, collector);
            case "counter" -> counter(name, kind(metric), values.path("count").asDouble(), seconds, collector);
            default -> {
                collector.kind(name, kind(metric));
                for (Map.Entry<String, JsonNode> value : values.properties()) {
                    if (value.getValue().isNumber()) {
                        Matcher percentile = PERCENTILE.matcher(value.getKey());
                        String statistic = percentile.matches() ? "p(" + percentile.group(1) + ")" : value.getKey();
                        collector.value(name, statistic, value.getValue().asDouble());
                    }
                }
            }
        }
    }

    /** Adds the rate per second of the run, which the other shapes contain and this one does not. */
    private static void counter(
            String name, MetricKind kind, double count, double seconds, SummaryCollector collector) {
        collector.kind(name, kind);
        collector.value(name, "count", count);
        if (seconds > 0) {
            collector.value(name, "rate", count / seconds);
        }
    }

    private static void rate(String name, JsonNode values, SummaryCollector collector) {
        long matches = values.path("matches").asLong();
        collector.rate(
                name,
                values.path("rate").asDouble(),
                matches,
                values.path("total").asLong() - matches);
    }

    private static MetricKind kind(JsonNode metric) {
        return switch (metric.path("contains").asText()) {
            case "time" -> MetricKind.TIME;
            case "data" -> MetricKind.DATA;
            default -> MetricKind.NUMBER;
        };
    }
}
