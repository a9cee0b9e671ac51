package io.jenkins.plugins.k6notify.cli.receiver.request;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Position of a reader in the log, used as id of server-sent events.
 *
 * @param generation id of the log contents: changes when the log is cleared or the process restarts
 * @param number number of the last request read
 */
public record Position(String generation, long number) {

    /** Position of a new reader. */
    static final Position START = new Position("", 0);

    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36}):([0-9]{1,18})");

    /** Parses the result of {@link #toString()}; returns {@link #START} for any other text. */
    public static Position parse(@CheckForNull String id) {
        Matcher matcher = FORM.matcher(id == null ? "" : id);
        return matcher.matches() ? new Position(matcher.group(1), Long.parseLong(matcher.group(2))) : START;
    }

    @Override
    public String toString() {
        return generation + ':' + number;
    }
}
