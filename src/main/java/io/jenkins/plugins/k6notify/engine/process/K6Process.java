package io.jenkins.plugins.k6notify.engine.process;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A process of k6 that left a record. Everything but the times comes from the build and is untrusted.
 *
 * @param id unique among the processes of its source
 * @param summarized when k6 wrote its summary; null if it has written none
 */
public record K6Process(
        String id,
        K6Command command,
        Instant started,
        @CheckForNull Instant summarized) implements Serializable {

    public K6Process {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(started, "started");
    }

    /** Returns the process with its times by another clock, which is ahead by this difference. */
    public K6Process shifted(Duration difference) {
        return new K6Process(
                id, command, started.plus(difference), summarized == null ? null : summarized.plus(difference));
    }
}
