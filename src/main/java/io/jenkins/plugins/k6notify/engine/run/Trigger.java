package io.jenkins.plugins.k6notify.engine.run;

import java.util.Locale;

/** The cause that started the run. */
public enum Trigger {
    /** A user, including replay, rebuild, CLI and REST. */
    MANUAL,
    /** A timer. */
    SCHEDULED,
    /** Any other cause: SCM, branch events, an upstream build, a remote token. */
    TRIGGERED;

    /** Returns the word used in notifications. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
