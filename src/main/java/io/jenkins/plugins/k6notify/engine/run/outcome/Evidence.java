package io.jenkins.plugins.k6notify.engine.run.outcome;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.Objects;

/**
 * The facts that a console showed about one run.
 *
 * @param banner the run as k6 announced it; {@link Banner#NONE} if k6 printed no banner
 * @param k6Seen whether the console showed other output that only k6 prints (its logo, the progress of its
 *     initialization), or the trace of a shell command that starts k6
 * @param scenarios the state of the scenarios in the last progress lines
 * @param progressBeforeSummary whether the last progress lines came before the summary, as in k6 up to v0.42
 * @param summarySeen whether k6 printed its end-of-test summary
 * @param summary the values of that summary
 * @param error null if k6 logged none
 * @param cloudStatus the text after {@code test status:}; null for local runs
 */
public record Evidence(
        Banner banner,
        boolean k6Seen,
        Scenarios scenarios,
        boolean progressBeforeSummary,
        boolean summarySeen,
        K6Summary summary,
        @CheckForNull FinalError error,
        @CheckForNull String cloudStatus) {

    /** The state of the scenarios, from their marks in k6's last progress lines. */
    public enum Scenarios {
        /** No progress was printed. */
        UNSEEN,
        /** No scenario has a mark, or only some have one. */
        UNDER_WAY,
        /** Every scenario is marked ✓ and no VU is active. */
        DONE,
        /** At least one scenario is marked ✗: it was cut short. */
        CUT_SHORT
    }

    /** The evidence of a console that showed nothing of a run. */
    public static final Evidence NONE =
            new Evidence(Banner.NONE, false, Scenarios.UNSEEN, false, false, K6Summary.EMPTY, null, null);

    public Evidence {
        Objects.requireNonNull(banner, "banner");
        Objects.requireNonNull(scenarios, "scenarios");
        Objects.requireNonNull(summary, "summary");
    }

    boolean bannerSeen() {
        return banner.execution() != null;
    }
}
