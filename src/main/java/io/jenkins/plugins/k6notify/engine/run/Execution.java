package io.jenkins.plugins.k6notify.engine.run;

import java.util.Locale;

/** Where the load is made, as k6's banner says. */
public enum Execution {
    LOCAL,
    CLOUD;

    /** The word in the banner, which is also the one that is sent. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
