package io.jenkins.plugins.k6notify.cli.receiver;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a reader of the log has come; the id of server-sent events.
 *
 * @param generation the name of one filling of a log: another one after it was cleared, or in another process
 * @param number the last request seen
 */
record Position(String generation, long number) {

    /** Of a reader that has seen nothing. */
    static final Position START = new Position("", 0);

    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36}):([0-9]{1,18})");

    /** What {@link #toString()} gave; {@link #START} for anything else. */
    static Position parse(@CheckForNull String id) {
        Matcher matcher = FORM.matcher(id == null ? "" : id);
        return matcher.matches() ? new Position(matcher.group(1), Long.parseLong(matcher.group(2))) : START;
    }

    @Override
    public String toString() {
        return generation + ':' + number;
    }
}
