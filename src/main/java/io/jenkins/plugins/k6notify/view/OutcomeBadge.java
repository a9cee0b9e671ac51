package io.jenkins.plugins.k6notify.view;

import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.record.RunRecord;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Outcome of a run as a badge: icon, colour and word each convey it independently.
 *
 * @param icon symbol of Jenkins
 * @param style suffix of a CSS class
 * @param word text in the language of the current user
 */
@Restricted(NoExternalUse.class)
public record OutcomeBadge(String icon, String style, String word) {

    public static OutcomeBadge of(RunRecord record) {
        return record.leftInCloud() && !record.isOver()
                ? new OutcomeBadge("symbol-cloud", "left", Messages.OutcomeBadge_LeftInCloud())
                : of(record.run());
    }

    /** Returns the badge of a run that is over or running. */
    public static OutcomeBadge of(K6Run run) {
        Outcome outcome = run.outcome();
        return outcome == null
                ? new OutcomeBadge("symbol-status-nobuilt-anime", "running", Messages.OutcomeBadge_Running())
                : of(outcome.status(), outcome.kind());
    }

    /** Returns the badge of an ended run. */
    public static OutcomeBadge of(K6Status status, Outcome.Kind kind) {
        return switch (kind) {
            case PASSED -> new OutcomeBadge("symbol-status-blue", "passed", Messages.OutcomeBadge_Passed());
            case TEST_FAILED -> new OutcomeBadge("symbol-status-red", "failed", word(status));
            case STOPPED -> new OutcomeBadge("symbol-status-aborted", "stopped", word(status));
        };
    }

    /** The symbol for a badge with a background; the build symbols of Jenkins have their own background. */
    public String glyph() {
        return style.equals("left") ? icon : "symbol-outcome-" + style + " plugin-k6-notify";
    }

    private static String word(K6Status status) {
        return switch (status) {
            case CREATED, VALIDATED, QUEUED, INITIALIZING, RUNNING -> Messages.OutcomeBadge_Running();
            case FINISHED -> Messages.OutcomeBadge_Failed();
            case TIMED_OUT -> Messages.OutcomeBadge_TimedOut();
            case ABORTED_BY_USER -> Messages.OutcomeBadge_AbortedByUser();
            case ABORTED_BY_SYSTEM -> Messages.OutcomeBadge_AbortedBySystem();
            case ABORTED_BY_SCRIPT_ERROR -> Messages.OutcomeBadge_AbortedByScriptError();
            case ABORTED_BY_THRESHOLD -> Messages.OutcomeBadge_AbortedByThreshold();
            case ABORTED_BY_LIMIT -> Messages.OutcomeBadge_AbortedByLimit();
        };
    }
}
