package io.jenkins.plugins.k6notify.engine.delivery;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps every attempt and every drop for 30 days, at most 1,000 of each channel (docs/design.md §8), in a directory of its
 * own. A listener of the courier; {@link DeliveryHistory} asks it. Safe for use by several threads. It holds no secret, as
 * an {@link Attempt} holds none.
 */
public final class DeliveryLog implements DeliveryListener {

    private static final Logger LOGGER = Logger.getLogger(DeliveryLog.class.getName());
    private static final String SUFFIX = ".jsonl";

    private final DurableDirectory directory;
    private final Clock clock;

    /** By the names of their files; those of earlier processes too. */
    private final Map<String, ChannelLog> channels = new ConcurrentHashMap<>();

    private DeliveryLog(DurableDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Opens the log, and deletes what was kept of channels that had no attempt for 30 days. Reads no file yet.
     *
     * @param directory is made if it does not exist; {@code log} within the directory of the outbox is a good place
     * @throws IOException if the directory cannot be made or read
     */
    public static DeliveryLog open(Path directory, Clock clock) throws IOException {
        DeliveryLog log = new DeliveryLog(DurableDirectory.at(directory), clock);
        Instant limit = clock.instant().minus(Retention.AGE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                } else {
                    log.channel(DurableDirectory.nameOf(file));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return log;
    }

    /** All deliveries of which something is kept, in no order but, within a channel, that of the hand-over. */
    List<LoggedDelivery> deliveries() {
        List<LoggedDelivery> all = new ArrayList<>();
        channels.values().forEach(channel -> all.addAll(channel.deliveries()));
        return all;
    }

    /** A delivery as it stands now; nothing if nothing of it is kept any more. */
    Optional<LoggedDelivery> now(LoggedDelivery delivery) {
        return channel(ChannelFileName.of(delivery.context(), delivery.channel()) + SUFFIX)
                .find(delivery.sequence());
    }

    @Override
    public void attempted(Delivery delivery, Attempt attempt) {
        append(LoggedDelivery.of(delivery, List.of(attempt)));
    }

    @Override
    public void dropped(Delivery delivery) {
        append(LoggedDelivery.of(delivery, List.of()));
    }

    private void append(LoggedDelivery line) {
        try {
            channel(ChannelFileName.of(line.context(), line.channel()) + SUFFIX).append(line);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "Cannot log " + line.event() + " " + line.id() + " to channel " + line.channel());
        }
    }

    private ChannelLog channel(String fileName) {
        return channels.computeIfAbsent(fileName, name -> new ChannelLog(directory, name, clock));
    }
}
