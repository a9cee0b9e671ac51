package io.jenkins.plugins.k6notify.trend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.view.OutcomeBadge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** One test over the last builds of its job. Texts are from outside: views have to escape them. Not safe for use by several threads. */
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

    /** The name of the test, with the branch or stage where that tells it from another of the same build. */
    public String title() {
        return title;
    }

    /** Newest first. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Those of the last run that has any: a script that has changed is shown as it is now. */
    List<Limit> limits() {
        return rows.stream()
                .map(row -> row.run.limits())
                .filter(limits -> !limits.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** What the page needs to draw it. */
    public String json() {
        return TrendJson.of(this);
    }

    /** One run of it. */
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

        /** The number of its build. */
        public int build() {
            return build;
        }

        public OutcomeBadge badge() {
            return run.badge();
        }

        /** Null where not known. */
        @CheckForNull
        public String p95() {
            return text(Measure.P95);
        }

        /** Null where not known. */
        @CheckForNull
        public String errorRate() {
            return text(Measure.ERROR_RATE);
        }

        /** To sort by: the number of a measure, less than any where it is not known. */
        public String sortedBy(String measure) {
            Double value = run.value(Measure.valueOf(measure));
            return value == null ? "-1" : BigDecimal.valueOf(value).toPlainString();
        }

        /** Null for a run that never began. */
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
