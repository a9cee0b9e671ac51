package io.jenkins.plugins.k6notify.engine.console;

import io.jenkins.plugins.k6notify.engine.summary.ConsoleSummary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells lines that may be k6's from those that cannot be, by a few of their bytes and without making a text of them. It errs
 * to one side only: a line of which one of the readers takes notice passes, whatever is around it, unless it counts only
 * for what was before it (see {@link LineListener#wantsEveryLine}). What passes is not k6's for that.
 *
 * <p>A text begins behind white space and behind the prefixes that {@link ConsoleLine} knows, with less regard to their
 * form than there.
 */
final class FirstGlance {

    private static final Signs SIGNS = new Signs(Stream.of(
                    LogReader.SIGNS,
                    BannerReader.SIGNS,
                    Progress.SIGNS,
                    RunInProgress.SIGNS,
                    ClosingErrorReader.SIGNS,
                    ConsoleSummary.SIGNS)
            .flatMap(List::stream)
            .toList());

    /** The first byte of ✓, ✗ and █. */
    private static final int MARK = 0xE2;

    private static final byte[] JSON_LEVEL = LogReader.JSON_LEVEL.getBytes(StandardCharsets.US_ASCII);

    /** Between the name of a metric and its values. */
    private static final byte[] METRIC_DOTS = "...: ".getBytes(StandardCharsets.US_ASCII);

    /** The same before the dots, as four bytes. */
    private static final int BLANK_AND_DOTS = (int) EightBytes.orZeros(" ...".getBytes(StandardCharsets.US_ASCII), 0);

    /** The name of a branch, in bytes. */
    private static final int LONGEST_BRANCH = 200;

    private static final byte[] LOGO = K6Console.LOGO.getBytes(StandardCharsets.UTF_8);

    private final Undecorated undecorated = new Undecorated();

    /** Whether a whole line may be one of k6's, whatever is in it. */
    boolean over(byte[] line, int from, int to) {
        if (!hasControls(line, from, to)) {
            return overPlain(line, from, to);
        }
        return !undecorated.read(line, from, to) || overPlain(undecorated.text(), 0, undecorated.length());
    }

    private static boolean hasControls(byte[] line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Undecorated.isControl(line[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean overPlain(byte[] text, int from, int to) {
        return hasLogo(text, from, to) || at(text, from, to);
    }

    private static boolean hasLogo(byte[] text, int from, int to) {
        for (int i = from; i <= to - LOGO.length; i++) {
            if (text[i + 1] == LOGO[1] && Signs.startsWith(text, i, LOGO)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a line of k6's may begin somewhere. Signs that are not ASCII, and those with control characters in them, may
     * be missed.
     *
     * @param end of the line or behind it, if that is not known
     */
    static boolean at(byte[] bytes, int start, int end) {
        int text = start;
        while (text < end) {
            long word = EightBytes.orZeros(bytes, text);
            int first = (int) word & 0xFF;
            if (first == ' ') {
                text += EightBytes.leadingSpaces(word);
            } else if (first == '\t') {
                text++;
            } else if (first == '[') {
                text = behindBranch(bytes, text, end);
            } else if (first == '{') {
                return contains(bytes, text, end, JSON_LEVEL) || contains(bytes, text, end, METRIC_DOTS);
            } else if (first == MARK) {
                return contains(bytes, text, end, METRIC_DOTS) || SIGNS.contains(bytes, text, word);
            } else if (SIGNS.contains(bytes, text, word)) {
                return true;
            } else {
                int wordEnd = wordEnd(bytes, text, end, word);
                if (wordEnd >= end || bytes[wordEnd] != ' ') {
                    return wordEnd < end && bytes[wordEnd] == '{' && contains(bytes, wordEnd, end, METRIC_DOTS);
                }
                if (isMetric(bytes, wordEnd)) {
                    return true;
                }
                text = behindPrefix(bytes, text, wordEnd, end);
            }
        }
        return false;
    }

    /** Behind {@code [checkout] } or {@code [2026-11-23T07:30:14Z] }. */
    private static int behindBranch(byte[] bytes, int text, int end) {
        int last = Math.min(end, text + LONGEST_BRANCH);
        for (int i = text; i < last; i += Long.BYTES) {
            long brackets = EightBytes.all(']', EightBytes.orZeros(bytes, i));
            if (brackets != 0) {
                return i + EightBytes.first(brackets) + 1;
            }
        }
        return end;
    }

    /** The first blank or brace. */
    private static int wordEnd(byte[] bytes, int text, int end, long firstBytes) {
        long word = firstBytes;
        for (int i = text; i < end; i += Long.BYTES, word = EightBytes.orZeros(bytes, i)) {
            long ends = EightBytes.blanks(word) | EightBytes.all('{', word);
            if (ends != 0) {
                return i + EightBytes.first(ends);
            }
        }
        return end;
    }

    /** {@code vus...: 2} or {@code vus ...: 2}. */
    private static boolean isMetric(byte[] bytes, int wordEnd) {
        return (int) EightBytes.orZeros(bytes, wordEnd) == BLANK_AND_DOTS
                || bytes[wordEnd - 1] == ':' && wordEnd >= 2 && bytes[wordEnd - 2] == '.';
    }

    /** Behind {@code k6-1  | } or {@code 07:30:14 }. */
    private static int behindPrefix(byte[] bytes, int text, int wordEnd, int end) {
        int next = wordEnd + 1;
        while (next < end && bytes[next] == ' ') {
            next++;
        }
        if (next < end && bytes[next] == '|') {
            return next + 1;
        }
        return isTime(bytes, text, wordEnd) ? next : end;
    }

    private static boolean isTime(byte[] bytes, int text, int wordEnd) {
        return wordEnd - text >= "07:30:14".length()
                && bytes[text] >= '0'
                && bytes[text] <= '9'
                && (bytes[text + 2] == ':' || wordEnd - text > "2026-11-23T".length() && bytes[text + 10] == 'T');
    }

    private static boolean contains(byte[] bytes, int from, int end, byte[] word) {
        for (int i = from; i < end && bytes[i] != '\n' && bytes[i] != '\r'; i++) {
            if (bytes[i] == word[0] && Signs.startsWith(bytes, i, word)) {
                return true;
            }
        }
        return false;
    }
}
