package io.jenkins.plugins.k6notify.engine.message.teams;

import io.jenkins.plugins.k6notify.engine.message.RunContent;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a content that a card shows: the first facts, the first warnings and the first crossed thresholds.
 *
 * @param facts the number of facts
 * @param warnings the number of warnings
 * @param crossed the number of crossed thresholds
 */
record Shown(int facts, int warnings, int crossed) {

    static Shown all(RunContent content) {
        return new Shown(
                content.facts().size(),
                content.warnings().size(),
                content.crossed().size());
    }

    Shown withOneFact() {
        return new Shown(Math.min(facts, 1), warnings, crossed);
    }

    Shown withoutWarnings() {
        return new Shown(facts, 0, crossed);
    }

    Shown withCrossed(int count) {
        return new Shown(facts, warnings, count);
    }

    /** Whether all crossed thresholds of the run are known and shown. */
    boolean showsAllCrossed(RunContent content) {
        return crossed > 0 && crossed == content.crossed().size() && !content.mayLackCrossed();
    }

    /** Returns the line that names what the card leaves out; empty if it leaves out nothing. */
    String leftOut(RunContent content) {
        Shown all = all(content);
        List<String> parts = new ArrayList<>();
        add(parts, all.facts - facts, "figure");
        add(parts, all.warnings - warnings, "warning");
        add(parts, all.crossed - crossed, "crossed threshold");
        String perhaps = content.mayLackCrossed() ? "More thresholds may have been crossed than are known. " : "";
        String omitted =
                parts.isEmpty() ? "" : "Left out, because Teams limits the size of a card: " + String.join(", ", parts);
        return (perhaps + omitted).strip();
    }

    private static void add(List<String> parts, int count, String noun) {
        if (count > 0) {
            parts.add(count + " " + noun + (count == 1 ? "" : "s"));
        }
    }
}
