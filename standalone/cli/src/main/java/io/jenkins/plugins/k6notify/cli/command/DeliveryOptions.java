package io.jenkins.plugins.k6notify.cli.command;

import io.jenkins.plugins.k6notify.cli.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options of {@code run} and {@code replay} that define how long deliveries are kept and awaited. */
final class DeliveryOptions {

    private static final int MOST_SECONDS = 86_400;

    @Option(names = "--dry-run", description = "Show the messages without sending them.")
    private boolean dryRun;

    @Option(
            names = "--outbox",
            paramLabel = "DIR",
            description =
                    "Directory that keeps undelivered notifications after the end of this command; the next command "
                            + "with the same directory sends them. By default they are lost.")
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
