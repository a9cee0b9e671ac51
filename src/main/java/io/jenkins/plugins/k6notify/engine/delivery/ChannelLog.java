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

/**
 * The attempts at one channel, a line of JSON each. The file grows to twice what is kept and is then written anew, so that
 * an attempt costs no more than a line.
 */
final class ChannelLog {

    /** Docs/design.md §8: 30 days or 1,000 per channel. */
    static final int KEPT = 1000;

    static final Duration AGE = Duration.ofDays(30);

    private static final Duration OVERDUE = Duration.ofDays(1);

    private final DurableDirectory directory;
    private final String name;
    private final Clock clock;

    private boolean checked;
    private int lines;
    private Instant oldest = Instant.MAX;

    ChannelLog(DurableDirectory directory, String name, Clock clock) {
        this.directory = directory;
        this.name = name;
        this.clock = clock;
    }

    /** The attempts that are kept, the oldest first. */
    synchronized List<LoggedAttempt> read() throws IOException {
        Path file = directory.path().resolve(name);
        if (!Files.exists(file)) {
            return List.of();
        }
        Instant limit = clock.instant().minus(AGE);
        // Not readAllLines: it throws for bytes that are not UTF-8.
        List<LoggedAttempt> all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .map(LoggedAttempt::fromLine)
                .flatMap(Optional::stream)
                .filter(logged -> logged.attempt().at().isAfter(limit))
                .toList();
        return all.subList(Math.max(0, all.size() - KEPT), all.size());
    }

    synchronized void append(LoggedAttempt logged) throws IOException {
        boolean old = oldest.isBefore(clock.instant().minus(AGE).minus(OVERDUE));
        if (!checked || lines >= 2 * KEPT || old) {
            // At first also because a crash may have left half a line, to which the next would be joined.
            rewrite(read());
        }
        if (lines == 0) {
            oldest = logged.attempt().at();
        }
        Set<StandardOpenOption> append = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (FileChannel channel =
                FileChannel.open(directory.path().resolve(name), append, DurableDirectory.ownerOnly("rw-------"))) {
            channel.write(ByteBuffer.wrap((logged.toLine() + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        lines++;
    }

    private void rewrite(List<LoggedAttempt> kept) throws IOException {
        StringBuilder text = new StringBuilder();
        for (LoggedAttempt logged : kept) {
            text.append(logged.toLine()).append('\n');
        }
        directory.write(name, text.toString().getBytes(StandardCharsets.UTF_8));
        lines = kept.size();
        oldest = kept.isEmpty() ? Instant.MAX : kept.get(0).attempt().at();
        checked = true;
    }
}
