package io.jenkins.plugins.k6notify.record;

import hudson.model.Run;
import java.util.Optional;
import java.util.UUID;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Ordering key of the messages of one run to one channel, which are delivered in order. Identifies the build of a
 * delivery.
 *
 * @param build id as in {@link Run#getExternalizableId()}
 * @param run id of the record
 */
@Restricted(NoExternalUse.class)
public record OrderingKey(String build, UUID run) {

    /**
     * Writes the key as text; build names never contain a line break.
     *
     * @param recipient distinguishes the channels of the run
     */
    public String to(String recipient) {
        return String.join("\n", build, run.toString(), recipient);
    }

    /** Parses a key; returns empty for deliveries outside of a build. */
    static Optional<OrderingKey> read(String key) {
        String[] parts = key.split("\n", 3);
        try {
            return parts.length == 3
                    ? Optional.of(new OrderingKey(parts[0], UUID.fromString(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
