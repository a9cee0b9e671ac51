package io.jenkins.plugins.k6notify.view;

import java.time.Instant;
import java.util.Date;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A point in time on a page, for people and for machines. */
@Restricted(NoExternalUse.class)
public record Timestamp(Instant instant) {

    /** For the formats of Jenkins. */
    public Date date() {
        return Date.from(instant);
    }

    /** For an attribute. */
    public String iso() {
        return instant.toString();
    }
}
