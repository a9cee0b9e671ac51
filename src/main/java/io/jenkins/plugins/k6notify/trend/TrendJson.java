package io.jenkins.plugins.k6notify.trend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.trend.TestTrend.Row;
import java.util.List;
import java.util.Locale;

/** JSON data for K6TrendAction/drawing.js. Safe for use by several threads. */
final class TrendJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TrendJson() {}

    static String of(TestTrend test) {
        ObjectNode chart = JSON.createObjectNode();
        ArrayNode runs = chart.putArray("runs");
        List<Row> rows = test.rows();
        // Oldest first, as on the time axis of a chart.
        for (int i = rows.size() - 1; i >= 0; i--) {
            run(runs.addObject(), rows.get(i));
        }
        ArrayNode limits = chart.putArray("limits");
        for (Limit limit : test.limits()) {
            limits.addObject()
                    .put("measure", id(limit.measure()))
                    .put("value", limit.value())
                    .put("text", limit.expression());
        }
        return chart.toString();
    }

    private static void run(ObjectNode node, Row row) {
        node.put("build", row.build())
                .put("kind", row.run().kind().name().toLowerCase(Locale.ROOT))
                .put("outcome", row.badge().word());
        for (Measure measure : Measure.values()) {
            value(node, measure, row.run().value(measure));
        }
    }

    private static void value(ObjectNode node, Measure measure, @CheckForNull Double value) {
        if (value != null) {
            node.putObject(id(measure)).put("value", value).put("text", measure.text(value));
        }
    }

    private static String id(Measure measure) {
        return switch (measure) {
            case P95 -> "p95";
            case ERROR_RATE -> "errorRate";
        };
    }
}
