package io.jenkins.plugins.k6notify.engine.console.progress;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.console.progress.ProgressLine.Kind;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.time.Duration;
import java.util.List;

/** Reads lines of k6's progress (grafana/k6 {@code internal/cmd/ui.go}, {@code internal/cmd/cloud_run.go}). */
public final class ProgressReader {

    private static final List<String> BARS = List.of("   ", " 100%", "===", "==>", "=>-", ">--", "---");
    private static final int LONGEST_BAR = 80;
    private static final int LONGEST_NAME = 200;

    private ProgressReader() {}

    /** @return null for any other text */
    @CheckForNull
    public static ProgressLine read(CharSequence line, int start) {
        TextScanner scanner = new TextScanner(line, start);
        return switch (scanner.peek()) {
            case 'r', 'p' -> running(scanner);
            case 'I' -> init(scanner, line);
            case 'R' ->
                scanner.skip("Run    [") && isBar(line, scanner.position()) && skipBar(scanner, line)
                        ? new ProgressLine(Kind.RUN, scanner.skip(" ") ? elapsed(scanner, '/') : null, -1, -1)
                        : null;
            case 'd' ->
                scanner.skip("done [===")
                                && skipBar(scanner, line)
                                && TextScanner.indexOf(line, " / ", scanner.position()) > 0
                        ? new ProgressLine(Kind.DONE, null, -1, -1)
                        : null;
            default -> null;
        };
    }

    @CheckForNull
    private static ProgressLine running(TextScanner scanner) {
        if (!scanner.skip("running") && !scanner.skip("paused")) {
            return null;
        }
        Duration elapsed = null;
        if (scanner.skip(" (")) {
            elapsed = elapsed(scanner, ')');
            if (elapsed == null || !scanner.skip(")")) {
                return null;
            }
        }
        if (!scanner.skip(", ")) {
            return null;
        }
        long vus = scanner.number(9);
        if (vus < 0 || !scanner.skip("/") || scanner.number(9) < 0 || !scanner.skip(" VUs, ")) {
            return null;
        }
        long iterations = scanner.number(18);
        boolean complete = iterations >= 0
                && scanner.skip(" complete and ")
                && scanner.number(18) >= 0
                && scanner.skip(" interrupted iterations");
        return complete && scanner.skipBlanksToEnd() ? new ProgressLine(Kind.RUNNING, elapsed, vus, iterations) : null;
    }

    /** Reads a line of a run in the cloud, or of the VUs of a local run. */
    @CheckForNull
    private static ProgressLine init(TextScanner scanner, CharSequence line) {
        if (!scanner.skip("Init   ")) {
            return null;
        }
        boolean ofCloud = scanner.peek() == '[';
        scanner.skipBlanks();
        boolean isInit = scanner.skip("[")
                && skipBar(scanner, line)
                && (ofCloud || TextScanner.indexOf(line, "VUs initialized", scanner.position()) >= 0);
        return isInit ? new ProgressLine(Kind.INIT, null, -1, -1) : null;
    }

    /** Whether {@code  33% ]} begins here, or the bar that k6 draws on a terminal. */
    private static boolean isBar(CharSequence line, int start) {
        boolean isOfTwoDigits = TextScanner.startsWith(line, start, "  ")
                && start + 2 < line.length()
                && TextScanner.isDigit(line.charAt(start + 2));
        return isOfTwoDigits || BARS.stream().anyMatch(bar -> TextScanner.startsWith(line, start, bar));
    }

    /** Skips {@code  33% ]} after a bracket. */
    private static boolean skipBar(TextScanner scanner, CharSequence line) {
        int last = Math.min(line.length(), scanner.position() + LONGEST_BAR);
        for (int i = scanner.position(); i < last; i++) {
            if (line.charAt(i) == ']') {
                scanner.moveTo(i + 1);
                return true;
            }
        }
        return false;
    }

    /**
     * Parses a duration of fixed length (grafana/k6 {@code internal/ui/pb/helpers.go}): {@code 1.0s} to
     * {@code 01d02h03m04.5s}.
     */
    @CheckForNull
    private static Duration elapsed(TextScanner scanner, char behind) {
        Duration elapsed = Duration.ZERO;
        boolean seconds = false;
        while (!seconds) {
            long value = scanner.number(6);
            if (value < 0) {
                return null;
            }
            if (scanner.skip("d")) {
                elapsed = elapsed.plusDays(value);
            } else if (scanner.skip("h")) {
                elapsed = elapsed.plusHours(value);
            } else if (scanner.skip("m")) {
                elapsed = elapsed.plusMinutes(value);
            } else {
                elapsed = elapsed.plusSeconds(value);
                seconds = true;
            }
        }
        if (scanner.skip(".")) {
            int start = scanner.position();
            long fraction = scanner.number(3);
            if (fraction < 0) {
                return null;
            }
            elapsed = elapsed.plusMillis(fraction * (long) Math.pow(10, 3 - (scanner.position() - start)));
        }
        return scanner.skip("s") && scanner.peek() == behind ? elapsed : null;
    }

    /**
     * Returns the mark of a scenario in its line of progress, such as {@code default ✓ [ 100% ] 2 VUs  2s}.
     *
     * @return ✓ or ✗, a blank for a scenario in progress; 0 for any other text
     */
    static char scenarioMark(CharSequence line) {
        TextScanner scanner = new TextScanner(line, 0);
        scanner.skipBlanks();
        int start = scanner.position();
        while (!scanner.atEnd() && isOfName(scanner.peek())) {
            scanner.moveTo(scanner.position() + 1);
        }
        int length = scanner.position() - start;
        if (length == 0 || length > LONGEST_NAME || scanner.skipBlanks() == 0) {
            return 0;
        }
        char mark = scanner.peek();
        if ("✓✗•↓".indexOf(mark) >= 0) {
            scanner.moveTo(scanner.position() + 1);
            scanner.skipBlanks();
        } else {
            mark = ' ';
        }
        return scanner.peek() == '[' ? mark : 0;
    }

    /** Whether k6 allows this character in the name of a scenario. */
    static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || TextScanner.isDigit(c) || c == '_' || c == '-';
    }
}
