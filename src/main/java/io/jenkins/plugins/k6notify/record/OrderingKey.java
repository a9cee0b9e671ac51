package io.jenkins.plugins.k6notify.record;

import hudson.model.Run;
import java.util.Optional;
import java.util.UUID;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The ordering key of the messages of one run to one channel: they are delivered in order. It leads back from a delivery to
 * its build.
 *
 * @param build as {@link Run#getExternalizableId()} has it
 * @param run id of the record
 */
@Restricted(NoExternalUse.class)
public record OrderingKey(String build, UUID run) {

    /**
     * Writes the key as text; no name of a build contains a line break.
     *
     * @param recipient tells the channels of the run apart
     */
    public String to(String recipient) {
        return String.join("\n", build, run.toString(), recipient);
    }

    /** Nothing for deliveries that are of no build. */
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
