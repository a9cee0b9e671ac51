package io.jenkins.plugins.k6notify.report.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Subscription of a step or publisher to the runs that it observes in a build.
 *
 * @param id unique in the build and stable over restarts
 */
@Restricted(NoExternalUse.class)
public record Subscription(String id, @JsonUnwrapped NotificationSettings settings) {

    public Subscription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(settings, "settings");
    }
}
