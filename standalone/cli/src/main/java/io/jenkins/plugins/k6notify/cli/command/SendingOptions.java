package io.jenkins.plugins.k6notify.cli.command;

import io.jenkins.plugins.k6notify.cli.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options of sending. */
final class SendingOptions {

    private static final int MOST_SECONDS = 86_400;

    @Option(names = "--dry-run", description = "Show what would be sent, and send nothing.")
    private boolean dryRun;

    @Option(
            names = "--outbox",
            paramLabel = "DIR",
            description =
                    "Keep notifications here until they are delivered, also over the end of this command: the next "
                            + "one with the same folder sends what is left. By default they go with the command.")
    private Path outbox;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for deliveries at the end; ${DEFAULT-VALUE} by default.")
    private int wait = 120;

    boolean isDryRun() {
        return dryRun;
    }

    /** The outbox folder; null for a temporary one. */
    Path outbox() {
        return outbox;
    }

    Duration waitAtMost() {
        if (wait < 0 || wait > MOST_SECONDS) {
            throw new UsageException("--wait must be between 0 and " + MOST_SECONDS);
        }
        return Duration.ofSeconds(wait);
    }
}
