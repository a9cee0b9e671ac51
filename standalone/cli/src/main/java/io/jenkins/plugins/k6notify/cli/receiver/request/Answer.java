package io.jenkins.plugins.k6notify.cli.receiver.request;

import io.jenkins.plugins.k6notify.cli.receiver.ReceiverOptions;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Answer to one request: scripted, or that of the receiver for the kind of the request.
 *
 * @param manner immediate or delayed answer, or a closed connection
 * @param status HTTP status code, or code of SMTP; 0 for a closed connection
 * @param error error in the words of Slack; empty if there is none
 * @param body body of an answer of Slack's Web API; empty for the text that belongs to the kind and the status
 */
public record Answer(Manner manner, int status, String error, String body) {

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
    private static final Pattern ERROR_WORD = Pattern.compile("[a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}){1,5}");

    private Answer(Manner manner, int status) {
        this(manner, status, "", "");
    }

    /**
     * @param word {@code 400} to {@code 599}, {@code drop}, {@code slow} or {@code ok}, ignoring case, or an error in the
     *     words of Slack
     * @throws IllegalArgumentException for any other word, with a message for the user of {@code --fail}
     */
    static Answer parse(String word) {
        String trimmed = word.trim();
        return switch (trimmed.toLowerCase(Locale.ROOT)) {
            case "ok", "200" -> OK;
            case "slow" -> SLOW;
            case "drop" -> DROP;
            default ->
                ERROR_WORD.matcher(trimmed).matches()
                        ? OK.withError(trimmed)
                        : new Answer(Manner.AT_ONCE, errorStatus(trimmed));
        };
    }

    /** Whether the request is accepted. */
    public boolean isSuccess() {
        return manner != Manner.DROPPED && status >= 200 && status < 300 && error.isEmpty();
    }

    Answer withStatus(int other) {
        return new Answer(manner, other, error, body);
    }

    Answer withError(String word) {
        return new Answer(manner, status, word, body);
    }

    Answer withBody(String text) {
        return new Answer(manner, status, error, text);
    }

    /** The answer as text for people: {@code answered 503}. */
    public String words() {
        String what = error.isEmpty() ? Integer.toString(status) : error;
        return switch (manner) {
            case AT_ONCE -> "answered " + what;
            case SLOWLY -> "answered " + what + " slowly";
            case DROPPED -> "dropped";
        };
    }

    private static int errorStatus(String word) {
        if (!ERROR_STATUS.matcher(word).matches()) {
            throw new IllegalArgumentException("unknown answer '" + word + "' in --fail: use HTTP statuses 400 to 599,"
                    + " errors of Slack such as channel_not_found, 'drop', 'slow' or 'ok'");
        }
        return Integer.parseInt(word);
    }
}
