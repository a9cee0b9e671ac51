package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;
import io.jenkins.plugins.k6notify.engine.text.LinePrefix;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The streams of a console by prefix. Lines without a prefix, and those whose prefix contains only times, form the main
 * stream. Text of k6 after a new prefix opens another stream, unless it continues the main stream: a summary that a
 * script has indented, or an error to which PowerShell has added a prefix of its own.
 */
final class PrefixedStreams {

    private static final int MOST_STREAMS = 101;
    private static final int MOST_PREFIXES = 128;
    private static final String EXITED = " exited with code ";

    private final Function<String, ProcessStream> newStream;
    private final ProcessStream main;
    private final Map<String, ProcessStream> byKey = new LinkedHashMap<>();
    private final List<LinePrefix> prefixes = new ArrayList<>();

    /**
     * The stream of a line.
     *
     * @param start the index of the text after the prefix
     */
    record Place(ProcessStream stream, int start, LinePrefix prefix) {}

    /** @param newStream creates the stream of a prefix; that of lines without a prefix gets null */
    PrefixedStreams(Function<String, ProcessStream> newStream) {
        this.newStream = newStream;
        this.main = newStream.apply(null);
        clear();
    }

    /** Forgets all prefixes and streams. All runs must have ended. */
    void clear() {
        byKey.clear();
        prefixes.clear();
        byKey.put("", main);
        main.clear();
    }

    /** Returns all processes with output, and the next process of the main stream. */
    List<RunTracker> open() {
        return byKey.values().stream()
                .distinct()
                .flatMap(stream -> stream.open().stream())
                .toList();
    }

    /** Returns the last process of the main stream. */
    RunTracker last() {
        List<RunTracker> open = main.open();
        return open.get(open.size() - 1);
    }

    boolean isInBlock() {
        return byKey.values().stream().anyMatch(ProcessStream::isInBlock);
    }

    /** Finds the stream of a line that contains no text of k6. */
    Place of(CharSequence line) {
        LinePrefix prefix = known(line, line.length());
        return prefix == null
                ? new Place(main, 0, LinePrefix.NONE)
                : new Place(byKey.getOrDefault(prefix.key(), main), prefix.end(line), prefix);
    }

    /** @return the longest known prefix of a line that ends before an index; null if there is none */
    @CheckForNull
    private LinePrefix known(CharSequence line, int before) {
        LinePrefix longest = null;
        int longestEnd = 0;
        for (LinePrefix prefix : prefixes) {
            int end = prefix.end(line);
            if (end > longestEnd && end <= before) {
                longest = prefix;
                longestEnd = end;
            }
        }
        return longest;
    }

    /** Returns the known prefix that covers all text before an index; otherwise a new one. */
    private LinePrefix before(CharSequence line, int index) {
        int end = TextScanner.strippedEnd(line, 0, index);
        if (end == 0 || end > LinePrefix.MAX_LENGTH) {
            return LinePrefix.NONE;
        }
        LinePrefix known = known(line, end);
        return known != null && known.end(line) == end ? known : LinePrefix.of(line.subSequence(0, end));
    }

    /** Finds the stream of a line of output, or opens it. */
    Place output(CharSequence line, K6Anchor anchor) {
        LinePrefix prefix = before(line, anchor.start());
        ProcessStream stream = byKey.get(prefix.key());
        if (stream == null) {
            stream = anchor.kind() == K6Anchor.Kind.SUMMARY ? ofUnknown(prefix, main.awaitsSummary()) : null;
            stream = put(prefix, stream == null ? newStream.apply(prefix.key()) : stream);
        } else {
            learn(prefix);
        }
        return new Place(stream, anchor.start(), prefix);
    }

    /**
     * Finds the prefix of a log entry, without opening a stream.
     *
     * @param isNoticed whether every entry of its kind is read, so that the form of its prefix may be learned
     */
    LinePrefix beforeEntry(CharSequence line, int start, boolean isNoticed) {
        LinePrefix prefix = before(line, start);
        if (isNoticed && byKey.containsKey(prefix.key())) {
            learn(prefix);
        }
        return prefix;
    }

    Optional<ProcessStream> behind(LinePrefix prefix) {
        return Optional.ofNullable(byKey.get(prefix.key()));
    }

    /** Finds the stream of an error, or opens it. */
    ProcessStream ofError(LinePrefix prefix, LoggedError error) {
        Kind kind = error.error().kind();
        ProcessStream known = byKey.get(prefix.key());
        if (known == main && error.afterStart() && !main.awaitsError()) {
            // A tool may add its prefix to standard output only.
            List<ProcessStream> others = byKey.values().stream()
                    .distinct()
                    .filter(ProcessStream::awaitsError)
                    .toList();
            return others.size() == 1 ? others.get(0) : main;
        }
        if (known != null) {
            return known;
        }
        ProcessStream stream = ofUnknown(prefix, kind != Kind.NOT_STARTED && main.awaitsError());
        if (stream == null && kind == Kind.OTHER) {
            return main;
        }
        return put(prefix, stream == null ? newStream.apply(prefix.key()) : stream);
    }

    /**
     * Finds the stream whose prefix is the beginning of this one, or the main stream if it expects the text; null
     * otherwise.
     */
    @CheckForNull
    private ProcessStream ofUnknown(LinePrefix prefix, boolean mainAwaits) {
        LinePrefix begin = known(prefix.text(), prefix.text().length());
        if (begin != null && !begin.key().isEmpty()) {
            return byKey.get(begin.key());
        }
        return mainAwaits ? main : null;
    }

    private ProcessStream put(LinePrefix prefix, ProcessStream stream) {
        if (byKey.size() >= MOST_STREAMS) {
            String unused = byKey.entrySet().stream()
                    .filter(one -> one.getValue() != main && !one.getValue().showsK6())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
            if (unused == null) {
                return main;
            }
            byKey.remove(unused);
            prefixes.removeIf(one -> one.key().equals(unused));
        }
        byKey.put(prefix.key(), stream);
        learn(prefix);
        return stream;
    }

    private void learn(LinePrefix prefix) {
        if (prefix != LinePrefix.NONE && prefixes.size() < MOST_PREFIXES && !prefixes.contains(prefix)) {
            prefixes.add(prefix);
        }
    }

    /**
     * Reads the line with which Docker Compose reports that a container exited: {@code k6-1 exited with code 99}.
     *
     * @return whether it is such a line, of a known stream
     */
    boolean exited(CharSequence text) {
        int nameEnd = TextScanner.indexOf(text, EXITED, 0);
        if (nameEnd <= 0) {
            return false;
        }
        TextScanner scanner = new TextScanner(text, nameEnd + EXITED.length());
        long code = scanner.number(3);
        if (code < 0 || !scanner.skipBlanksToEnd()) {
            return false;
        }
        String name = TextScanner.strip(text, 0, nameEnd) + ' ';
        for (Map.Entry<String, ProcessStream> one : byKey.entrySet()) {
            if (one.getKey().startsWith(name)) {
                one.getValue().exited((int) code);
                return true;
            }
        }
        return false;
    }
}
