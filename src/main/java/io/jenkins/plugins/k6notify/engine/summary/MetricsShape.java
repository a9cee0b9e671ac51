package io.jenkins.plugins.k6notify.engine.summary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Reads the two JSON shapes with an object of metrics. {@code --summary-export} stores values beside
 * {@code thresholds}, whose {@code true} means crossed; {@code handleSummary()} stores them under {@code values}, with
 * {@code ok: false} for crossed thresholds (grafana/k6 {@code internal/js/summary-wrapper.js}).
 */
final class MetricsShape {

    private MetricsShape() {}

    static void read(JsonNode root, SummaryCollector collector) {
        for (Map.Entry<String, JsonNode> metric : root.path("metrics").properties()) {
            String name = metric.getKey();
            JsonNode body = metric.getValue();
            JsonNode values = body.path("values").isObject() ? body.path("values") : body;
            values(name, body, values, collector);
            for (Map.Entry<String, JsonNode> threshold : body.path("thresholds").properties()) {
                JsonNode outcome = threshold.getValue();
                boolean crossed = outcome.isObject() ? !outcome.path("ok").asBoolean(true) : outcome.asBoolean();
                collector.threshold(name, threshold.getKey(), !crossed, null);
            }
        }
    }

    private static void values(String name, JsonNode body, JsonNode values, SummaryCollector collector) {
        if (values.path("passes").isNumber() && values.path("fails").isNumber()) {
            double share = values.path("rate").asDouble(values.path("value").asDouble());
            collector.rate(
                    name,
                    share,
                    values.path("passes").asLong(),
                    values.path("fails").asLong());
            return;
        }
        collector.kind(name, kind(name, body, values));
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            if (value.getValue().isNumber()) {
                collector.value(name, value.getKey(), value.getValue().asDouble());
            }
        }
    }

    private static MetricKind kind(String name, JsonNode body, JsonNode values) {
        return switch (body.path("contains").asText()) {
            case "time" -> MetricKind.TIME;
            case "data" -> MetricKind.DATA;
            case "default" -> MetricKind.NUMBER;
            default ->
                values.has("avg")
                        ? MetricKind.ofTrend(name)
                        : name.startsWith("data_") ? MetricKind.DATA : MetricKind.NUMBER;
        };
    }
}
