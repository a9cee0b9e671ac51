package io.jenkins.plugins.k6notify.engine.gate;

import java.util.Locale;

/** The result of a build whose run violates a quality gate. The names are written in jobs and stored on disk. */
public enum Criticality {
    UNSTABLE,
    FAILURE;

    /** @throws InvalidGateException for any other word */
    public static Criticality of(String word) {
        for (Criticality criticality : values()) {
            if (criticality.name().equalsIgnoreCase(word.strip())) {
                return criticality;
            }
        }
        throw new InvalidGateException(GateProblem.CRITICALITY, word);
    }

    /** Returns the word used in notifications: {@code unstable}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
