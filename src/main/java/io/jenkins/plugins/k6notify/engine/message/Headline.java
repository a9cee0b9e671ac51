package io.jenkins.plugins.k6notify.engine.message;

import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;

/**
 * The headline of a message: {@code ✅ checkout.js passed}.
 *
 * @param emoji a symbol of the outcome, which the words also describe
 * @param name plain text, short enough for a headline
 */
public record Headline(String emoji, String name, String words) {

    private static final int MAX_NAME = 90;

    /** Returns the headline without the symbol: {@code checkout.js passed}. */
    public String text() {
        return name + " " + words;
    }

    static Headline of(RunEvent event) {
        String name = RunContent.line(event.name(), MAX_NAME);
        if (!(event instanceof TestFinished finished)) {
            return new Headline("\uD83D\uDE80", name, "started");
        }
        return switch (finished.outcome().kind()) {
            case PASSED -> passed(finished, name);
            case TEST_FAILED -> new Headline("❌", name, "failed");
            case STOPPED ->
                switch (finished.outcome().status()) {
                    case TIMED_OUT -> new Headline("⌛", name, "timed out");
                    case ABORTED_BY_USER -> new Headline("✋", name, "was aborted by a user");
                    case ABORTED_BY_SCRIPT_ERROR -> new Headline("\uD83D\uDCA5", name, "ended with a script error");
                    case ABORTED_BY_LIMIT -> new Headline("⛔", name, "was aborted by a limit");
                    default -> new Headline("⚠️", name, "was aborted by the system");
                };
        };
    }

    private static Headline passed(TestFinished finished, String name) {
        GateVerdict verdict = finished.verdict();
        if (verdict != null && GateVerdict.isViolated(verdict)) {
            String emoji = verdict.status() == GateVerdict.Status.FAILED ? "❌" : "⚠️";
            return new Headline(
                    emoji, name, "passed, quality gate " + verdict.status().id());
        }
        return finished.isPassedWithWarnings()
                ? new Headline("⚠️", name, "passed with warnings")
                : new Headline("✅", name, "passed");
    }
}
