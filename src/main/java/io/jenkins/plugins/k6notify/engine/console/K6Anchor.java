package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.console.progress.BannerReader;
import io.jenkins.plugins.k6notify.engine.console.progress.ProgressReader;
import io.jenkins.plugins.k6notify.engine.line.K6Phrases;
import io.jenkins.plugins.k6notify.engine.log.LogReader;
import io.jenkins.plugins.k6notify.engine.summary.SummaryLine;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;

/**
 * Text that only k6 prints, and its position in a line; the text before it is the prefix of a tool. Only the first
 * anchor of a line counts: any later one is part of its content, such as a message that a script prints.
 *
 * @param start the index of k6's text; leading blanks may be excluded
 */
record K6Anchor(Kind kind, int start) {

    /** The kind of text. */
    enum Kind {
        /** Output of a k6 process: logo, banner, progress. */
        PROCESS,
        /** An entry of k6's log. */
        LOG,
        /** A line of a summary. */
        SUMMARY
    }

    private static final String LOGO_BEGIN = "/\\";
    private static final int LONGEST_TIME = 40;

    /** @return null for a line without an anchor */
    @CheckForNull
    static K6Anchor find(CharSequence line) {
        int logoBegin = -1;
        boolean jsonTried = false;
        for (int i = 0; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case '{' -> {
                    if (!jsonTried && TextScanner.startsWith(line, i, "{\"")) {
                        jsonTried = true;
                        if (LogReader.isJson(line, i)) {
                            return new K6Anchor(Kind.LOG, i);
                        }
                    }
                }
                case 't' -> {
                    if (isTextEntry(line, i)) {
                        return new K6Anchor(Kind.LOG, i);
                    }
                }
                case 'T', 'D', 'I', 'W', 'E', 'F', 'P' -> {
                    if (LogReader.isTerminal(line, i)) {
                        return new K6Anchor(Kind.LOG, i);
                    }
                    if (line.charAt(i) == 'I' && ProgressReader.read(line, i) != null) {
                        return new K6Anchor(Kind.PROCESS, i);
                    }
                }
                case 'e' -> {
                    if (BannerReader.isStart(line, i)) {
                        return new K6Anchor(Kind.PROCESS, i);
                    }
                }
                case 'r', 'p', 'R', 'd' -> {
                    if (ProgressReader.read(line, i) != null) {
                        return new K6Anchor(Kind.PROCESS, i);
                    }
                }
                case '/' -> {
                    if (logoBegin < 0 && TextScanner.startsWith(line, i, LOGO_BEGIN)) {
                        logoBegin = i;
                    } else if (TextScanner.startsWith(line, i, K6Phrases.LOGO)) {
                        return new K6Anchor(Kind.PROCESS, logoBegin < 0 ? i : logoBegin);
                    }
                }
                case '█' -> {
                    if (isSection(line, i)) {
                        return new K6Anchor(Kind.SUMMARY, i);
                    }
                }
                default -> {
                    // No anchor begins with this character.
                }
            }
        }
        int dots = SummaryLine.metricDots(line);
        return dots < 0 ? null : metric(line, dots);
    }

    /** Whether {@code time="2026-11-29T23:30:57Z" level=} begins here. */
    private static boolean isTextEntry(CharSequence line, int start) {
        TextScanner scanner = new TextScanner(line, start);
        if (!scanner.skip("time=")) {
            return false;
        }
        int end = Math.min(line.length(), scanner.position() + LONGEST_TIME);
        int i = scanner.position();
        while (i < end && line.charAt(i) != ' ') {
            i++;
        }
        return TextScanner.startsWith(line, i, " level=");
    }

    private static boolean isSection(CharSequence line, int start) {
        TextScanner scanner = new TextScanner(line, start + 1);
        scanner.skipBlanks();
        return (scanner.skip("THRESHOLDS") || scanner.skip("TOTAL RESULTS")) && scanner.skipBlanksToEnd();
    }

    /**
     * Finds the name of a metric: k6 indents names, or the marks before them, by at least two blanks; tags may contain
     * as many.
     */
    @CheckForNull
    private static K6Anchor metric(CharSequence line, int dots) {
        int end = dots;
        while (line.charAt(end - 1) == '.' || TextScanner.isBlank(line.charAt(end - 1))) {
            end--;
            if (end == 0) {
                return null;
            }
        }
        int start = end;
        if (line.charAt(end - 1) == '}') {
            start = Math.min(end, Math.max(0, TextScanner.indexOf(line, "{", 0)));
        }
        while (start > 0 && !(TextScanner.isBlank(line.charAt(start - 1)) && isIndented(line, start))) {
            start--;
        }
        return new K6Anchor(Kind.SUMMARY, start);
    }

    private static boolean isIndented(CharSequence line, int start) {
        return start < 2 || TextScanner.isBlank(line.charAt(start - 2));
    }
}
