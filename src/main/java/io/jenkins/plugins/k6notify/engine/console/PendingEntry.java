package io.jenkins.plugins.k6notify.engine.console;

import io.jenkins.plugins.k6notify.engine.log.LogEntry;
import io.jenkins.plugins.k6notify.engine.log.LogReader;
import io.jenkins.plugins.k6notify.engine.text.LinePrefix;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.util.Optional;
import java.util.Set;

/**
 * A log entry whose end is in a later line. The terminal format prints the line breaks of a message, and the fields after the
 * last line; PowerShell wraps what a program writes to standard error at the width of its window.
 */
final class PendingEntry {

    private static final int MOST_LINES = 20;
    private static final int LONGEST = 8000;

    /** What k6 puts behind a message that may have several lines. */
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
     * @param text the line from the beginning of the entry on
     * @param entry read from it
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

    /** Whether nothing is missing any more, or no more is awaited. */
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

    /** The entry, with as much of it as was found. */
    LogEntry entry() {
        return last;
    }

    /** The same, if lines were broken at blanks that are missing now; for others that entry once more. */
    LogEntry spaced(LogReader reader) {
        return wrapped ? reader.read(spaced).orElse(last) : last;
    }
}
