package io.jenkins.plugins.k6notify.engine.console;

import io.jenkins.plugins.k6notify.engine.log.LogEntry;
import io.jenkins.plugins.k6notify.engine.log.LogReader;
import io.jenkins.plugins.k6notify.engine.text.LinePrefix;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.util.Optional;
import java.util.Set;

/**
 * A log entry that continues in later lines. The terminal format prints the line breaks of a message, and the fields
 * after its last line; PowerShell wraps standard error of programs at the width of its window.
 */
final class PendingEntry {

    private static final int MOST_LINES = 20;
    private static final int LONGEST = 8000;

    /** The fields that k6 may print after a message of several lines. */
    private static final Set<String> FIELDS = Set.of("source", "hint", "executor", "scenario", "error");

    private final LinePrefix prefix;
    private final LineStamp stamp;
    private final LogEntry first;
    private final boolean wrapped;
    private final StringBuilder joined;
    private final StringBuilder spaced;
    private LogEntry last;
    private int lines;
    private boolean over;

    private PendingEntry(LinePrefix prefix, LineStamp stamp, LogEntry first, CharSequence text, boolean wrapped) {
        this.prefix = prefix;
        this.stamp = stamp;
        this.first = first;
        this.last = first;
        this.wrapped = wrapped;
        this.joined = new StringBuilder(text);
        this.spaced = new StringBuilder(text);
    }

    /**
     * Creates a pending entry, if the entry continues.
     *
     * @param text the line from the beginning of the entry on
     * @param entry the entry as read from that line
     * @return empty if the entry ends in this line
     */
    static Optional<PendingEntry> of(LinePrefix prefix, LineStamp stamp, CharSequence text, LogEntry entry) {
        if (!entry.complete()) {
            return Optional.of(new PendingEntry(prefix, stamp, entry, text, true));
        }
        boolean onTerminal = entry.isError()
                && LogReader.isTerminal(text, 0)
                && entry.fields().isEmpty();
        return onTerminal
                ? Optional.of(new PendingEntry(prefix, stamp, entry, entry.message(), false))
                : Optional.empty();
    }

    LinePrefix prefix() {
        return prefix;
    }

    LineStamp stamp() {
        return stamp;
    }

    /** Whether the entry is complete, or reading of it stopped at a limit. */
    boolean isOver() {
        return over;
    }

    /** Adds a line that begins with none of k6's own texts. */
    void add(CharSequence line, LogReader reader) {
        lines++;
        over = lines >= MOST_LINES || joined.length() > LONGEST;
        if (wrapped) {
            addWrapped(line, reader);
        } else {
            addShown(line);
        }
    }

    private void addWrapped(CharSequence line, LogReader reader) {
        if (joined.length() > LONGEST) {
            return;
        }
        if (TextScanner.startsWith(line, 0, "At ") && TextScanner.indexOf(line, "char:", 0) > 0) {
            over = true;
            return;
        }
        joined.append(line);
        spaced.setLength(TextScanner.strippedEnd(spaced, 0, spaced.length()));
        spaced.append(' ').append(TextScanner.strip(line, 0, line.length()));
        LogEntry entry = reader.read(joined).orElse(first);
        last = entry;
        over |= entry.complete();
    }

    private void addShown(CharSequence line) {
        joined.append('\n').append(line);
        LogEntry ofLine = LogReader.terminalEntry(first.level(), line);
        if (ofLine.fields().keySet().stream().anyMatch(FIELDS::contains)) {
            last = LogReader.terminalEntry(first.level(), joined);
            over = true;
        }
    }

    /** Returns the entry, as far as it was read. */
    LogEntry entry() {
        return last;
    }

    /** Returns the entry with blanks restored at the line breaks of a wrapped text; any other entry unchanged. */
    LogEntry spaced(LogReader reader) {
        return wrapped ? reader.read(spaced).orElse(last) : last;
    }
}
