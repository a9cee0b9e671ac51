package io.jenkins.plugins.k6notify.engine.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The deliveries of one channel, put together from the lines of its log, in memory: what the last {@value
 * Retention#PER_CHANNEL} lines say. Not safe for use by several threads.
 */
final class ChannelRows {

    private record Row(LoggedDelivery delivery, int lines) {}

    private record Line(long sequence, Instant at, boolean attempt) {}

    private final Deque<Line> lines = new ArrayDeque<>();
    private final TreeMap<Long, Row> rows = new TreeMap<>();

    /** @param line with its own attempt alone, or with none */
    void add(LoggedDelivery line) {
        Row known = rows.get(line.sequence());
        if (known != null && !known.delivery.id().equals(line.id())) {
            // Somebody emptied the outbox and kept the log: numbers began anew.
            lines.removeIf(old -> old.sequence == line.sequence());
            known = null;
        }
        Row row = known == null ? new Row(line, 1) : new Row(known.delivery.later(line), known.lines + 1);
        rows.put(line.sequence(), row);
        lines.add(new Line(line.sequence(), line.lastSeen(), !line.attempts().isEmpty()));
        while (lines.size() > Retention.PER_CHANNEL) {
            forgetOldest();
        }
    }

    void forgetBefore(Instant limit) {
        while (!lines.isEmpty() && !lines.element().at.isAfter(limit)) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Line line = lines.remove();
        rows.computeIfPresent(line.sequence, (sequence, row) -> row.lines == 1 ? null : without(row, line.attempt));
    }

    private static Row without(Row row, boolean attempt) {
        List<Attempt> attempts = row.delivery.attempts();
        LoggedDelivery less =
                row.delivery.with(row.delivery.state(), attempt ? attempts.subList(1, attempts.size()) : attempts);
        return new Row(less, row.lines - 1);
    }

    /** In the order in which they were handed over. */
    List<LoggedDelivery> all() {
        return rows.values().stream().map(Row::delivery).toList();
    }

    Optional<LoggedDelivery> find(long sequence) {
        return Optional.ofNullable(rows.get(sequence)).map(Row::delivery);
    }
}
