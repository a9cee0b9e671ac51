package io.jenkins.plugins.k6notify.cli.receiver;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Scripted answer to one request.
 *
 * @param manner immediate or delayed HTTP status, or a closed connection
 * @param status HTTP status code; 0 for a closed connection
 */
public record Answer(Manner manner, int status) {

    /** Manner of answering. */
    public enum Manner {
        /** Answers immediately. */
        AT_ONCE,
        /** Answers after {@link ReceiverOptions#slowness()}. */
        SLOWLY,
        /** Closes the connection without an answer. */
        DROPPED
    }

    /** Immediate success. */
    public static final Answer OK = new Answer(Manner.AT_ONCE, 200);

    private static final Answer SLOW = new Answer(Manner.SLOWLY, 200);
    private static final Answer DROP = new Answer(Manner.DROPPED, 0);
    private static final Pattern ERROR_STATUS = Pattern.compile("[45][0-9]{2}");

    /**
     * @param word {@code 400} to {@code 599}, {@code drop}, {@code slow} or {@code ok}, ignoring case
     * @throws IllegalArgumentException for any other word, with a message for the user of {@code --fail}
     */
    static Answer parse(String word) {
        String trimmed = word.trim();
        return switch (trimmed.toLowerCase(Locale.ROOT)) {
            case "ok", "200" -> OK;
            case "slow" -> SLOW;
            case "drop" -> DROP;
            default -> new Answer(Manner.AT_ONCE, errorStatus(trimmed));
        };
    }

    /** The answer as text for people: {@code answered 503}. */
    public String words() {
        return switch (manner) {
            case AT_ONCE -> "answered " + status;
            case SLOWLY -> "answered " + status + " slowly";
            case DROPPED -> "dropped";
        };
    }

    private static int errorStatus(String word) {
        if (!ERROR_STATUS.matcher(word).matches()) {
            throw new IllegalArgumentException(
                    "unknown answer '" + word + "' in --fail: use HTTP statuses 400 to 599, 'drop', 'slow' or 'ok'");
        }
        return Integer.parseInt(word);
    }
}
