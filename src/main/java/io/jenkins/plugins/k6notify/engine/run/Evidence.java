package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.Objects;

/**
 * What a console showed of one run.
 *
 * @param banner what k6 said it is about to run; {@link Banner#NONE} where it did not
 * @param k6Seen whether there was anything else that only k6 prints (its logo, the progress of its initialization), or the
 *     trace of a shell that calls it
 * @param scenarios what the last progress lines said of the scenarios
 * @param progressBeforeSummary whether the last progress lines came before the summary, as with k6 up to v0.42
 * @param summarySeen whether k6 printed the summary of its end
 * @param summary what that summary says
 * @param error null where k6 logged none
 * @param cloudStatus the text behind {@code test status:}; null for local runs
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

    /** The marks of the scenarios in k6's last progress lines. */
    public enum Scenarios {
        /** There was no progress. */
        UNSEEN,
        /** No mark, or not every scenario has one yet. */
        UNDER_WAY,
        /** Every one is marked ✓ and no VU is left. */
        DONE,
        /** At least one is marked ✗: it was cut short. */
        CUT_SHORT
    }

    /** Evidence of nothing. */
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
