package io.jenkins.plugins.k6notify.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.view.OutcomeBadge;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One test over the last builds of its job. Text is untrusted: views must escape it.
 *
 * @param title name of the test, followed by the branch or stage if the build has several tests of that name
 * @param rows runs of the test, newest first
 */
@Restricted(NoExternalUse.class)
public record TestTrend(String title, List<Row> rows) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public TestTrend {
        rows = List.copyOf(rows);
    }

    /** Returns the chart as JSON for K6TrendAction/drawing.js, oldest run first as on a time axis. */
    public String json() {
        List<Point> points = rows.stream().map(Point::of).collect(Collectors.toList());
        Collections.reverse(points);
        return JSON.valueToTree(new Chart(points, limits())).toString();
    }

    /** Returns the thresholds of the newest run that has any, so that the chart shows the current script. */
    List<Limit> limits() {
        return rows.stream()
                .map(row -> row.run.limits())
                .filter(limits -> !limits.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** One run of the test. */
    @Restricted(NoExternalUse.class)
    public record Row(int build, PastRun run) {

        public OutcomeBadge badge() {
            return run.badge();
        }

        /** Returns the value of a measure with its unit; null if unknown. */
        @CheckForNull
        public String text(String measure) {
            Value value = Value.of(run, Measure.valueOf(measure));
            return value == null ? null : value.text();
        }

        /** Returns the value of a measure as a sort key; -1 if unknown. */
        public String sortKey(String measure) {
            Value value = Value.of(run, Measure.valueOf(measure));
            return value == null ? "-1" : BigDecimal.valueOf(value.value()).toPlainString();
        }

        /** Null for a run that never started. */
        @CheckForNull
        public Date started() {
            return run.started() == null ? null : Date.from(run.started());
        }
    }

    private record Chart(List<Point> runs, List<Limit> limits) {}

    /** One run in the chart. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Point(
            int build,
            String kind,
            String outcome,
            @CheckForNull Value p95,
            @CheckForNull Value errorRate) {

        static Point of(Row row) {
            return new Point(
                    row.build,
                    row.run.kind().name().toLowerCase(Locale.ROOT),
                    row.badge().word(),
                    Value.of(row.run, Measure.P95),
                    Value.of(row.run, Measure.ERROR_RATE));
        }
    }

    /** @param text value with its unit, for the locale of the current user */
    private record Value(double value, String text) {

        @CheckForNull
        static Value of(PastRun run, Measure measure) {
            Double value = run.values().get(measure);
            return value == null ? null : new Value(value, measure.text(value));
        }
    }
}
