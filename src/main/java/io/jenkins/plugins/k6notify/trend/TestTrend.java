package io.jenkins.plugins.k6notify.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.record.PinnedRun;
import io.jenkins.plugins.k6notify.view.OutcomeBadge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One test over the last builds of its job. Text is untrusted: views must escape it.
 *
 * @param title name of the test, followed by the branch or stage if the build has several tests of that name
 * @param rows runs of the test, newest first
 * @param pinned the pinned run of the test; null if there is none
 */
@Restricted(NoExternalUse.class)
public record TestTrend(
        String title, List<Row> rows, @CheckForNull PinnedRun pinned) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Maximum number of lines in a readable chart, for each measure. */
    private static final int MAX_LINES = 6;

    public TestTrend {
        rows = List.copyOf(rows);
    }

    /** Returns the chart of the default measure, as {@link #json(Measure)} does. */
    public String json() {
        return json(Measure.P95);
    }

    /**
     * Returns the chart as JSON for K6TrendAction/drawing.js, oldest run first as on a time axis: a measure above the error
     * rate.
     */
    public String json(Measure measure) {
        List<Point> points = rows.stream().map(row -> Point.of(row, measure)).collect(Collectors.toList());
        Collections.reverse(points);
        List<Plot> plots = Stream.of(measure, Measure.ERROR_RATE)
                .map(one -> new Plot(one.shortTitle(), one.unit(), lines(one)))
                .toList();
        return JSON.valueToTree(new Chart(points, plots)).toString();
    }

    /** Returns the thresholds of the newest run that has any, so that the chart shows the current script. */
    private List<Line> lines(Measure measure) {
        List<Line> lines = new ArrayList<>(rows.stream()
                .map(row -> row.run.limits())
                .filter(limits -> !limits.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .filter(limit -> limit.isOf(measure))
                .limit(MAX_LINES)
                .map(limit -> new Line(limit.value(), limit.text(), "threshold"))
                .toList());
        baselineLine(measure).ifPresent(lines::add);
        return List.copyOf(lines);
    }

    private Optional<Line> baselineLine(Measure measure) {
        return Optional.ofNullable(pinned)
                .flatMap(run -> value(run, measure).map(value -> new Line(value, name(run), "baseline")));
    }

    private static Optional<Double> value(PinnedRun pinned, Measure measure) {
        return Optional.ofNullable(pinned.metrics().get(measure.key()));
    }

    private static String name(PinnedRun pinned) {
        return Messages.TestTrend_Baseline("#" + pinned.build());
    }

    /** Returns the pinned run with its values, in words; null if there is none. */
    @CheckForNull
    public String baseline(Measure measure) {
        return Optional.ofNullable(pinned).map(run -> words(run, measure)).orElse(null);
    }

    private static String words(PinnedRun run, Measure measure) {
        String values = Stream.of(measure, Measure.ERROR_RATE)
                .distinct()
                .flatMap(one -> value(run, one).map(value -> one.shortTitle() + ' ' + one.text(value)).stream())
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? name(run) : name(run) + ": " + values;
    }

    /** One run of the test. */
    @Restricted(NoExternalUse.class)
    public record Row(int build, PastRun run) {

        public OutcomeBadge badge() {
            return run.badge();
        }

        /** Returns the value of a measure with its unit; null if unknown. */
        @CheckForNull
        public String text(Measure measure) {
            Value value = Value.of(run, measure);
            return value == null ? null : value.text();
        }

        /** Returns the value of a measure as a sort key; -1 if unknown. */
        public String sortKey(Measure measure) {
            Value value = Value.of(run, measure);
            return value == null ? "-1" : BigDecimal.valueOf(value.value()).toPlainString();
        }

        /** Returns the error rate with its unit; null if unknown. */
        @CheckForNull
        public String errorRate() {
            return text(Measure.ERROR_RATE);
        }

        public String errorRateSortKey() {
            return sortKey(Measure.ERROR_RATE);
        }

        /** Null for a run that never started. */
        @CheckForNull
        public Date started() {
            return run.started() == null ? null : Date.from(run.started());
        }
    }

    private record Chart(List<Point> runs, List<Plot> plots) {}

    /** A measure in the chart. */
    private record Plot(String name, Measure.Unit unit, List<Line> lines) {}

    /** @param kind {@code threshold} or {@code baseline} */
    private record Line(double value, String text, String kind) {}

    /**
     * One run in the chart.
     *
     * @param values those of the plots; null if unknown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Point(int build, String kind, String outcome, List<Value> values) {

        static Point of(Row row, Measure measure) {
            return new Point(
                    row.build,
                    row.run.kind().name().toLowerCase(Locale.ROOT),
                    row.badge().word(),
                    Stream.of(measure, Measure.ERROR_RATE)
                            .map(one -> Value.of(row.run, one))
                            .collect(Collectors.toList()));
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
