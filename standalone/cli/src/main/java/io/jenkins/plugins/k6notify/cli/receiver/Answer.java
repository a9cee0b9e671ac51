package io.jenkins.plugins.k6notify.cli.receiver;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How one request is answered.
 *
 * @param manner with an HTTP status at once, with one after a while, or not at all
 * @param status the HTTP status; 0 for a request that gets no answer
 */
public record Answer(Manner manner, int status) {

    /** The ways to treat a request. */
    public enum Manner {
        /** Answered at once. */
        AT_ONCE,
        /** Answered after {@link ReceiverOptions#slowness()}. */
        SLOWLY,
        /** The connection is closed with no answer. */
        DROPPED
    }

    /** Success, at once. */
    public static final Answer OK = new Answer(Manner.AT_ONCE, 200);

    private static final Answer SLOW = new Answer(Manner.SLOWLY, 200);
    private static final Answer DROP = new Answer(Manner.DROPPED, 0);
    private static final Pattern ERROR_STATUS = Pattern.compile("[45][0-9]{2}");

    /**
     * @param word {@code 400} to {@code 599}, {@code drop}, {@code slow} or {@code ok}, in any letter case
     * @throws IllegalArgumentException for anything else, with a message for the user of {@code --fail}
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

    /** What happened to the request, for people: {@code answered 503}. */
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
