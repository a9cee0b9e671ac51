package io.jenkins.plugins.k6notify.engine.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The attempts at one channel, a line of JSON each. The file grows to twice what is kept and is then written anew, so that
 * an attempt costs no more than a line. It is read once; from then on, what it says is also in memory. Safe for use by
 * several threads.
 */
final class ChannelLog {

    private static final Logger LOGGER = Logger.getLogger(ChannelLog.class.getName());
    private static final Duration OVERDUE = Duration.ofDays(1);

    private final DurableDirectory directory;
    private final String name;
    private final Clock clock;
    private final ChannelRows rows = new ChannelRows();

    private boolean read;
    private boolean checked;
    private int lines;
    private Instant oldest = Instant.MAX;

    ChannelLog(DurableDirectory directory, String name, Clock clock) {
        this.directory = directory;
        this.name = name;
        this.clock = clock;
    }

    /** The deliveries of which something is kept, in the order in which they were handed over. */
    synchronized List<LoggedDelivery> deliveries() {
        return rows().all();
    }

    synchronized Optional<LoggedDelivery> find(long sequence) {
        return rows().find(sequence);
    }

    private ChannelRows rows() {
        if (!read) {
            read = true;
            try {
                readFile().forEach(rows::add);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot read a delivery log, showing what comes from now on");
            }
        }
        rows.forgetBefore(limit());
        return rows;
    }

    private Instant limit() {
        return clock.instant().minus(Retention.AGE);
    }

    /** @param line with its own attempt alone, or with none */
    synchronized void append(LoggedDelivery line) throws IOException {
        rows().add(line);
        boolean old = oldest.isBefore(limit().minus(OVERDUE));
        if (!checked || lines >= 2 * Retention.PER_CHANNEL || old) {
            // At first also because a crash may have left half a line, to which the next would be joined.
            rewrite(readFile());
        }
        if (lines == 0) {
            oldest = line.lastSeen();
        }
        // On a full disk, half a line may be written, and is in the way of the next.
        checked = false;
        write(LoggedDeliveryJson.toLine(line) + "\n");
        checked = true;
        lines++;
    }

    private void write(String line) throws IOException {
        Set<StandardOpenOption> append = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (FileChannel channel =
                FileChannel.open(directory.path().resolve(name), append, DurableDirectory.ownerOnly("rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }

    /** The lines that are kept, the oldest first. */
    private List<LoggedDelivery> readFile() throws IOException {
        Path file = directory.path().resolve(name);
        if (!Files.exists(file)) {
            return List.of();
        }
        Instant limit = limit();
        // Not readAllLines: it throws for bytes that are not UTF-8.
        List<LoggedDelivery> all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .map(LoggedDeliveryJson::fromLine)
                .flatMap(Optional::stream)
                .filter(line -> line.lastSeen().isAfter(limit))
                .toList();
        return all.subList(Math.max(0, all.size() - Retention.PER_CHANNEL), all.size());
    }

    private void rewrite(List<LoggedDelivery> kept) throws IOException {
        StringBuilder text = new StringBuilder();
        for (LoggedDelivery line : kept) {
            text.append(LoggedDeliveryJson.toLine(line)).append('\n');
        }
        directory.write(name, text.toString().getBytes(StandardCharsets.UTF_8));
        lines = kept.size();
        oldest = kept.isEmpty() ? Instant.MAX : kept.get(0).lastSeen();
        checked = true;
    }
}
