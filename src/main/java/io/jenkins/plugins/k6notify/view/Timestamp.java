package io.jenkins.plugins.k6notify.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.Date;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Point in time on a page, readable for people and machines. */
@Restricted(NoExternalUse.class)
public record Timestamp(Instant instant) {

    /** Returns null for null. */
    @CheckForNull
    public static Timestamp ofNullable(@CheckForNull Instant instant) {
        return instant == null ? null : new Timestamp(instant);
    }

    /** The time for date formats of Jenkins. */
    public Date date() {
        return Date.from(instant);
    }

    /** The time in ISO 8601, for an attribute. */
    public String iso() {
        return instant.toString();
    }
}
