package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line as k6 printed it: without what Jenkins, Docker and terminals put around it.
 *
 * @param text without ANSI codes, ConsoleNotes, control characters and prefixes
 * @param time from a prefix that says when it was printed; null for others
 */
record ConsoleLine(String text, @CheckForNull Instant time) {

    /** hudson.console.ConsoleNote: invisible text between these two, which browsers get as HTML. */
    private static final Pattern CONSOLE_NOTE = Pattern.compile("\u001B\\[8mha:.*?\u001B\\[0m");

    /** Colours, cursor movement, titles. */
    private static final Pattern ANSI =
            Pattern.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~]|][^\u0007\u001B]*(?:\u0007|\u001B\\\\)?|[@-Z\\\\-_])");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t\u007F]]");

    /** Nobody puts it around a line; where it is, it is as good as a byte that is no text. */
    private static final char DELETE = '\u007F';

    private static final String TIME =
            "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d))";

    /** Timestamper in pipelines; {@code docker logs -t}, {@code kubectl logs --timestamps}. */
    private static final Pattern TIMESTAMP = Pattern.compile("\\[" + TIME + "] ?|" + TIME + "(?: |\\z)");

    /** Timestamper elsewhere. */
    private static final Pattern CLOCK_TIME = Pattern.compile("\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,3})? ");

    /** docker compose: {@code k6-1  | }. */
    private static final Pattern SERVICE = Pattern.compile("[\\w.-]{1,64} +\\| ?");

    /** Parallel branches: {@code [checkout] }. */
    private static final Pattern BRANCH = Pattern.compile("\\[[^\\]\\[]{1,64}] ");

    private static final List<Pattern> OTHER_PREFIXES = List.of(CLOCK_TIME, SERVICE, BRANCH);

    private static final int MOST_PREFIXES = 4;

    static ConsoleLine read(String raw) {
        String text = raw;
        if (text.indexOf('\u001B') >= 0) {
            text = CONSOLE_NOTE.matcher(text).replaceAll("");
            text = ANSI.matcher(text).replaceAll("");
        }
        if (hasControl(text)) {
            text = CONTROL.matcher(text).replaceAll("").replace(DELETE, '\uFFFD');
        }
        Instant time = null;
        for (int prefix = 0; prefix < MOST_PREFIXES && mayHavePrefix(text); prefix++) {
            Matcher timestamp = TIMESTAMP.matcher(text);
            if (timestamp.lookingAt()) {
                time = instant(timestamp.group(1) == null ? timestamp.group(2) : timestamp.group(1));
                text = text.substring(timestamp.end());
                continue;
            }
            String shorter = withoutPrefix(text);
            if (shorter.length() == text.length()) {
                break;
            }
            text = shorter;
        }
        return new ConsoleLine(text, time);
    }

    /** Most lines of k6 have none, and all the patterns take a while to find that out. */
    private static boolean mayHavePrefix(String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        return first == '[' || first >= '0' && first <= '9' || text.indexOf('|') > 0;
    }

    /** Nearly no line has one, and the pattern takes a while to find that out. */
    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == DELETE) {
                return true;
            }
        }
        return false;
    }

    private static String withoutPrefix(String text) {
        for (Pattern prefix : OTHER_PREFIXES) {
            Matcher matcher = prefix.matcher(text);
            if (matcher.lookingAt()) {
                return text.substring(matcher.end());
            }
        }
        return text;
    }

    @CheckForNull
    private static Instant instant(String text) {
        try {
            String offset = text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2").replace(',', '.');
            return OffsetDateTime.parse(offset).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
