package io.jenkins.plugins.k6notify.engine.run;

import java.util.Locale;

/** Who or what started the run. */
public enum Trigger {
    /** A user, also by replay, rebuild, CLI or REST. */
    MANUAL,
    /** A timer. */
    SCHEDULED,
    /** Anything else: SCM, branch events, an upstream build, a remote token. */
    TRIGGERED;

    /** The word that is sent. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
