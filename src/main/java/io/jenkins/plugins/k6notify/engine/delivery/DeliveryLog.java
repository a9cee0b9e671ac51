package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps every attempt for 30 days, at most 1,000 of each channel (docs/design.md §8), in a directory of its own. A listener
 * of the courier; safe for use by several threads. It holds no secret, as an {@link Attempt} holds none.
 */
public final class DeliveryLog implements DeliveryListener {

    private static final Logger LOGGER = Logger.getLogger(DeliveryLog.class.getName());
    private static final String SUFFIX = ".jsonl";

    private final DurableDirectory directory;
    private final Clock clock;
    private final Map<String, ChannelLog> channels = new ConcurrentHashMap<>();

    private DeliveryLog(DurableDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Opens the log, and deletes what was kept of channels that had no attempt for 30 days.
     *
     * @param directory is made if it does not exist; {@code log} within the directory of the outbox is a good place
     * @throws IOException if the directory cannot be made or read
     */
    public static DeliveryLog open(Path directory, Clock clock) throws IOException {
        Instant limit = clock.instant().minus(ChannelLog.AGE);
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(DurableDirectory.at(directory).path(), "*" + SUFFIX)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return new DeliveryLog(DurableDirectory.at(directory), clock);
    }

    /**
     * The attempts at a channel, the oldest first. Reads them from disk.
     *
     * @param context the item of a job-level channel, as in {@link Endpoint#context()}; null for the channels of an admin
     * @throws IOException if the disk cannot be read; damaged lines are left out
     */
    public List<LoggedAttempt> attempts(@CheckForNull String context, String channel) throws IOException {
        return log(context, channel).read();
    }

    @Override
    public void attempted(Delivery delivery, Attempt attempt) {
        Endpoint endpoint = delivery.endpoint();
        try {
            log(endpoint.context(), endpoint.channel())
                    .append(new LoggedAttempt(
                            delivery.message().id(),
                            delivery.message().event(),
                            delivery.attempts().size(),
                            delivery.state(),
                            attempt));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot log an attempt at " + delivery);
        }
    }

    private ChannelLog log(@CheckForNull String context, String channel) {
        return channels.computeIfAbsent(fileName(context, channel), name -> new ChannelLog(directory, name, clock));
    }

    /** A digest: any text names a channel, but not a file. */
    private static String fileName(@CheckForNull String context, String channel) {
        try {
            byte[] names = ((context == null ? "" : context) + "\n" + channel).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(names);
            return HexFormat.of().formatHex(digest, 0, 16) + SUFFIX;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
