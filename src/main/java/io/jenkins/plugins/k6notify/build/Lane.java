package io.jenkins.plugins.k6notify.build;

import hudson.model.Run;
import java.util.Optional;
import java.util.UUID;

/**
 * The name under which the messages of one run to one channel queue in the outbox. It leads back from a delivery to the
 * build it is of.
 *
 * @param build as {@link Run#getExternalizableId()} has it
 * @param run id of the record
 */
record Lane(String build, UUID run) {

    /** The recipient makes it one lane for each; no name of a build can imitate the line break. */
    String to(Recipient recipient) {
        return String.join("\n", build, run.toString(), recipient.key());
    }

    /** Nothing for deliveries that are of no build. */
    static Optional<Lane> read(String lane) {
        String[] parts = lane.split("\n", 3);
        try {
            return parts.length == 3 ? Optional.of(new Lane(parts[0], UUID.fromString(parts[1]))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
