package io.jenkins.plugins.k6notify.engine.event;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A way in which two runs of a test differ so that their values cannot be compared. */
public enum Difference {
    /** The script had other thresholds. */
    THRESHOLDS,
    /** k6 executed other scenarios. */
    SCENARIOS;

    /** Returns the name used in notifications. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the reason in English: {@code its thresholds and scenarios were different}. */
    public static String words(List<Difference> differences) {
        return differences.stream().map(Difference::id).collect(Collectors.joining(" and ", "its ", " were different"));
    }
}
