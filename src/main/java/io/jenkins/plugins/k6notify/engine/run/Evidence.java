package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.Objects;

/**
 * What a console showed of one run.
 *
 * @param bannerSeen whether k6 said what it is about to run
 * @param k6Seen whether anything else only k6 prints was there: its logo, the progress of its initialisation
 * @param scenarios what the last progress lines said of the scenarios
 * @param summarySeen whether k6 printed the summary of its end
 * @param summary what that summary says
 * @param error null where k6 logged none
 * @param cloudStatus the text behind {@code test status:}; null for local runs
 */
public record Evidence(
        boolean bannerSeen,
        boolean k6Seen,
        Scenarios scenarios,
        boolean summarySeen,
        K6Summary summary,
        @CheckForNull ClosingError error,
        @CheckForNull String cloudStatus) {

    /** The marks of the scenarios in k6's last progress lines. */
    public enum Scenarios {
        /** No mark, or not every scenario has one yet. */
        UNDER_WAY,
        /** Every one is marked ✓ and no VU is left. */
        DONE,
        /** At least one is marked ✗: it was cut short. */
        CUT_SHORT
    }

    public Evidence {
        Objects.requireNonNull(scenarios, "scenarios");
        Objects.requireNonNull(summary, "summary");
    }
}
