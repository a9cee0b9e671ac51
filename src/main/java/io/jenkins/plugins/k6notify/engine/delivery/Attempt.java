package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The result of sending a message once. Holds no secret: of the URL no more than host and port.
 *
 * @param at when it began
 * @param status the HTTP status of the response, if there was one
 * @param millis how long it took
 * @param reason the receiver's own words, or why there are none
 * @param outcome what it means for the delivery
 * @param retryAfter how long the receiver asked to be left alone, within the limits of docs/design.md §8
 * @param receipt what later messages about the same run need, such as the receiver's id of this message; null for most
 */
public record Attempt(
        Instant at,
        OptionalInt status,
        long millis,
        Reason reason,
        Outcome outcome,
        Optional<Duration> retryAfter,
        @CheckForNull String receipt) {

    /** A receiver cannot ask for a longer {@link #retryAfter()} (docs/design.md §8). */
    public static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    /** The longest {@link #text()}. */
    public static final int MAX_TEXT = 4096;

    /** What an attempt means for its delivery (docs/design.md §8). */
    public enum Outcome {
        /** The receiver has it. */
        DELIVERED,
        /** The receiver took it, and does not say whether it reached anybody: a mail server, for one. */
        ACCEPTED,
        /** Worth another attempt. */
        RETRY,
        /** Another attempt would not help. */
        FAILED;

        /** The proxy's word, not the receiver's: its admin can mend it while the delivery waits. */
        private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

        private static final int REQUEST_TIMEOUT = 408;
        private static final int TOO_EARLY = 425;
        private static final int TOO_MANY_REQUESTS = 429;

        /** What a response with this HTTP status means. A redirect is not followed and fails. */
        public static Outcome of(int status) {
            if (status >= 200 && status < 300) {
                return DELIVERED;
            }
            boolean retried = status == PROXY_AUTHENTICATION_REQUIRED
                    || status == REQUEST_TIMEOUT
                    || status == TOO_EARLY
                    || status == TOO_MANY_REQUESTS
                    || (status >= 500 && status < 600);
            return retried ? RETRY : FAILED;
        }
    }

    public Attempt {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(retryAfter, "retryAfter");
        Objects.requireNonNull(reason, "reason");
    }

    /** An attempt without a receipt. */
    public Attempt(
            Instant at,
            OptionalInt status,
            long millis,
            Reason reason,
            Outcome outcome,
            Optional<Duration> retryAfter) {
        this(at, status, millis, reason, outcome, retryAfter, null);
    }

    /** As the other constructor, with words that are shown as they are in every language. */
    public Attempt(
            Instant at, OptionalInt status, long millis, String words, Outcome outcome, Optional<Duration> retryAfter) {
        this(at, status, millis, Reason.said(words), outcome, retryAfter);
    }

    /**
     * The {@linkplain #reason() reason} in one line of English, at most {@value #MAX_TEXT} characters: {@code Slack says
     * channel_is_archived (410)}. From outside: a page has to escape it.
     */
    public String text() {
        return Excerpt.of(reason.words(), MAX_TEXT);
    }

    /** When it ended. */
    public Instant end() {
        return at.plusMillis(millis);
    }

    /** Whether the receiver has the message. */
    public boolean isSuccess() {
        return outcome == Outcome.DELIVERED || outcome == Outcome.ACCEPTED;
    }

    /** An attempt without a response. */
    public static Attempt unanswered(Instant at, long millis, Reason reason, Outcome outcome) {
        return new Attempt(at, OptionalInt.empty(), millis, reason, outcome, Optional.empty());
    }
}
