package io.jenkins.plugins.k6notify.engine.text;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;

/**
 * Recognises times as log collectors write them before a line: {@code 2026-11-29T23:30:57.250305Z}, {@code 07:30:14},
 * {@code Nov 29 23:30:53}, and seconds since a start ({@code 0.000138}) or since 1970. A marker of standard output or
 * standard error counts as part of the time, because it differs between lines of one process: {@code 00O} of GitLab,
 * {@code stdout F} of container runtimes.
 */
public final class TimeText {

    private static final Set<String> NAMES = Set.of(
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Mon", "Tue", "Wed",
            "Thu", "Fri", "Sat", "Sun", "UTC", "GMT", "AM", "PM");

    private static final Set<String> STREAMS =
            Set.of("stdout", "stderr", "stdout F", "stderr F", "stdout P", "stderr P");

    private static final int LONGEST_WORD = 40;
    private static final int EPOCH_DIGITS = 9;

    private TimeText() {}

    /** The role of a word in a time. */
    private enum Word {
        /** A time on its own. */
        TIME,
        /** Part of a time, next to another word: a month, a day of the week, a zone. */
        NAME,
        /** A day or a year, next to a month. */
        NUMBER,
        NONE
    }

    /** @return the index after a time that begins here; the index itself if no time begins here */
    public static int end(CharSequence text, int start) {
        int end = start;
        boolean time = false;
        boolean named = false;
        int i = start;
        while (true) {
            int wordEnd = wordEnd(text, i);
            Word word = word(text, i, wordEnd);
            int next = skipSpaces(text, wordEnd);
            // A day or a year is next to the name of a month.
            boolean belongs = word != Word.NUMBER || named || word(text, next, wordEnd(text, next)) == Word.NAME;
            if (word == Word.NONE || !belongs) {
                break;
            }
            time |= word == Word.TIME;
            named |= word == Word.NAME;
            end = wordEnd;
            i = next;
            if (i == wordEnd) {
                break;
            }
        }
        return time ? streamEnd(text, end) : start;
    }

    private static int skipSpaces(CharSequence text, int start) {
        int i = start;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == ',') && i - start < 2) {
            i++;
        }
        return i;
    }

    private static int wordEnd(CharSequence text, int start) {
        int end = Math.min(text.length(), start + LONGEST_WORD);
        int i = start;
        while (i < end && (Character.isLetterOrDigit(text.charAt(i)) || ":.-/+".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        if (i < end && text.charAt(i) == ',' && i + 1 < end && TextScanner.isDigit(text.charAt(i + 1))) {
            // Milliseconds follow a comma.
            i++;
            while (i < end && Character.isLetterOrDigit(text.charAt(i))
                    || i < end && "+:-".indexOf(text.charAt(i)) >= 0) {
                i++;
            }
        }
        // Punctuation at the end is not part of the word.
        while (i > start && ":-".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i;
    }

    private static Word word(CharSequence text, int start, int end) {
        if (start == end) {
            return Word.NONE;
        }
        if (!TextScanner.isDigit(text.charAt(start))) {
            return NAMES.contains(text.subSequence(start, end).toString()) || isZone(text, start, end)
                    ? Word.NAME
                    : Word.NONE;
        }
        int digits = 0;
        int colons = 0;
        int points = 0;
        int dashes = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            switch (c) {
                case ':' -> colons++;
                case '.', ',' -> points++;
                case '-', '/' -> dashes++;
                case 'T', 'Z', '+', 's' -> {}
                default -> {
                    if (!TextScanner.isDigit(c)) {
                        return Word.NONE;
                    }
                    digits++;
                }
            }
        }
        if (colons > 0) {
            // An address such as 10.0.0.1:8080 has more points.
            return points <= 1 ? Word.TIME : Word.NONE;
        }
        if (dashes == 2 && digits == "20261129".length()) {
            return Word.TIME;
        }
        if (points == 1 && dashes == 0 || digits == end - start && digits >= EPOCH_DIGITS) {
            return Word.TIME;
        }
        return digits == end - start && digits <= "2026".length() ? Word.NUMBER : Word.NONE;
    }

    /** Whether the word is a zone such as {@code +0100}. */
    private static boolean isZone(CharSequence text, int start, int end) {
        if (text.charAt(start) != '+' && text.charAt(start) != '-' || end - start < 3) {
            return false;
        }
        for (int i = start + 1; i < end; i++) {
            if (!TextScanner.isDigit(text.charAt(i)) && text.charAt(i) != ':') {
                return false;
            }
        }
        return true;
    }

    private static int streamEnd(CharSequence text, int timeEnd) {
        int start = skipSpaces(text, timeEnd);
        if (start == timeEnd) {
            return timeEnd;
        }
        if (start + 2 < text.length()
                && TextScanner.isDigit(text.charAt(start))
                && TextScanner.isDigit(text.charAt(start + 1))
                && (text.charAt(start + 2) == 'O' || text.charAt(start + 2) == 'E')) {
            return start + 3 < text.length() && text.charAt(start + 3) == '+' ? start + 4 : start + 3;
        }
        int end = timeEnd;
        for (String stream : STREAMS) {
            int streamEnd = start + stream.length();
            if (streamEnd > end
                    && TextScanner.startsWith(text, start, stream)
                    && (streamEnd == text.length() || text.charAt(streamEnd) == ' ')) {
                end = streamEnd;
            }
        }
        return end;
    }

    /** @return the instant of a time with a date and a zone; null for other times */
    @CheckForNull
    public static Instant instant(String time) {
        if (time.length() < "2026-11-29T23:30:57Z".length() || time.charAt("2026-11-29".length()) != 'T') {
            return null;
        }
        int space = time.indexOf(' ');
        String stamp = (space < 0 ? time : time.substring(0, space)).replace(',', '.');
        int sign = stamp.length() - "+0100".length();
        boolean isShortZone = (stamp.charAt(sign) == '+' || stamp.charAt(sign) == '-') && stamp.indexOf(':', sign) < 0;
        try {
            return OffsetDateTime.parse(
                            isShortZone ? stamp.substring(0, sign + 3) + ':' + stamp.substring(sign + 3) : stamp)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
