package io.jenkins.plugins.k6notify.engine.run;

import java.util.Locale;

/** The place where the load is generated, as named in k6's banner. */
public enum Execution {
    LOCAL,
    CLOUD;

    /** Returns the word used in the banner and in notifications. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
