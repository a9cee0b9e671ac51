package io.jenkins.plugins.k6notify.trend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.view.OutcomeBadge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One test over the last builds of its job. Text is untrusted: views must escape it. Not safe for use by several
 * threads.
 */
@Restricted(NoExternalUse.class)
public final class TestTrend {

    private final String title;
    private final List<Row> rows = new ArrayList<>();

    TestTrend(String title) {
        this.title = title;
    }

    void add(int build, PastRun run) {
        rows.add(new Row(build, run));
    }

    /** The name of the test, followed by the branch or stage if the build has several tests of that name. */
    public String title() {
        return title;
    }

    /** The rows, newest first. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Thresholds of the newest run that has any, so that the chart shows the current script. */
    List<Limit> limits() {
        return rows.stream()
                .map(row -> row.run.limits())
                .filter(limits -> !limits.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Data of the chart as JSON. */
    public String json() {
        return TrendJson.of(this);
    }

    /** One run of the test. */
    @Restricted(NoExternalUse.class)
    public static final class Row {

        private final int build;
        private final PastRun run;

        Row(int build, PastRun run) {
            this.build = build;
            this.run = run;
        }

        PastRun run() {
            return run;
        }

        /** The number of the build. */
        public int build() {
            return build;
        }

        public OutcomeBadge badge() {
            return run.badge();
        }

        /** Null if unknown. */
        @CheckForNull
        public String p95() {
            return text(Measure.P95);
        }

        /** Null if unknown. */
        @CheckForNull
        public String errorRate() {
            return text(Measure.ERROR_RATE);
        }

        /** Sort key: the value of a measure, or -1 if unknown. */
        public String sortedBy(String measure) {
            Double value = run.value(Measure.valueOf(measure));
            return value == null ? "-1" : BigDecimal.valueOf(value).toPlainString();
        }

        /** Null for a run that never started. */
        @CheckForNull
        public Date started() {
            return run.started() == null ? null : Date.from(run.started());
        }

        @CheckForNull
        private String text(Measure measure) {
            Double value = run.value(measure);
            return value == null ? null : measure.text(value);
        }
    }
}
