package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The result of sending a message once. Contains no secret, and no part of a URL except host and port.
 *
 * @param at the time at which the attempt began
 * @param status the HTTP status of the response, if there was one
 * @param millis the duration in milliseconds
 * @param reason the receiver's own text, or the reason why there is none
 * @param outcome the consequence for the delivery
 * @param retryAfter the pause that the receiver asked for, or that its limits require, as in docs/design.md §8
 * @param receipt data that later messages about the same run need, such as the receiver's id of this message; null for
 *     most
 */
public record Attempt(
        Instant at,
        OptionalInt status,
        long millis,
        Reason reason,
        Outcome outcome,
        Optional<Duration> retryAfter,
        @CheckForNull String receipt) {

    /** The longest {@link #retryAfter()} that a receiver can ask for (docs/design.md §8). */
    public static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    /** The maximum length of {@link #text()}, in characters. */
    public static final int MAX_TEXT = 4096;

    /** The consequence of an attempt for its delivery (docs/design.md §8). */
    public enum Outcome {
        /** The receiver has the message. */
        DELIVERED,
        /** The receiver, such as a mail server, accepted the message but does not report whether it was delivered. */
        ACCEPTED,
        /** Another attempt may succeed. */
        RETRY,
        /** Another attempt would not help. */
        FAILED;

        /**
         * Those errors of a client after which another attempt may succeed: request timeout, too early, too many requests,
         * and the authentication that a proxy requires, whose admin can fix it while the delivery waits.
         */
        private static final Set<Integer> RETRIED = Set.of(407, 408, 425, 429);

        /**
         * Returns the consequence of a response with this HTTP status. A redirect is not followed; the delivery fails.
         */
        public static Outcome of(int status) {
            if (status >= 200 && status < 300) {
                return DELIVERED;
            }
            return RETRIED.contains(status) || (status >= 500 && status < 600) ? RETRY : FAILED;
        }
    }

    public Attempt {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(retryAfter, "retryAfter");
        Objects.requireNonNull(reason, "reason");
    }

    /** Creates an attempt without a receipt. */
    public Attempt(
            Instant at,
            OptionalInt status,
            long millis,
            Reason reason,
            Outcome outcome,
            Optional<Duration> retryAfter) {
        this(at, status, millis, reason, outcome, retryAfter, null);
    }

    /**
     * Returns the {@linkplain #reason() reason} as one line of English, at most {@value #MAX_TEXT} characters:
     * {@code Slack says channel_is_archived (410)}. Untrusted: pages must escape it.
     */
    public String text() {
        return Excerpt.of(reason.words(), MAX_TEXT);
    }

    /** Returns the time at which the attempt ended. */
    public Instant end() {
        return at.plusMillis(millis);
    }

    /** Whether the receiver has the message. */
    public boolean isSuccess() {
        return outcome == Outcome.DELIVERED || outcome == Outcome.ACCEPTED;
    }

    /** Whether the receiver accepted the message without reporting whether it was delivered. */
    public boolean isAccepted() {
        return outcome == Outcome.ACCEPTED;
    }

    /** Creates an attempt without a response. */
    public static Attempt unanswered(Instant at, long millis, Reason reason, Outcome outcome) {
        return new Attempt(at, OptionalInt.empty(), millis, reason, outcome, Optional.empty());
    }
}
