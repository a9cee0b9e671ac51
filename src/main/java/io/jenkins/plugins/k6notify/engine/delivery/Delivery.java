package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One message on its way to one endpoint. Immutable: each attempt makes a new one, with the same sequence number.
 *
 * @param sequence the place in the order in which deliveries were handed over, over restarts
 * @param message what is sent
 * @param endpoint where to
 * @param lane the deliveries of one lane go one after the other, in the order of their sequence; one lane for each
 *     channel and run (docs/design.md §8)
 * @param created when it was handed over
 * @param redelivery 0 for the first delivery of its message, 1 for the first redelivery
 * @param state where it stands
 * @param nextAttempt when it is due again, while it waits for another attempt; null in all other cases
 * @param attempts what was tried so far, the oldest first
 */
public record Delivery(
        long sequence,
        Message message,
        Endpoint endpoint,
        String lane,
        Instant created,
        int redelivery,
        State state,
        @CheckForNull Instant nextAttempt,
        List<Attempt> attempts) {

    /** Where a delivery stands. */
    public enum State {
        /** In the outbox: not tried yet, under way, or waiting for another attempt. */
        WAITING,
        /** The receiver has it. */
        DELIVERED,
        /** Given up: the receiver refused it, or too many attempts failed. */
        FAILED,
        /** Left out because too many deliveries were waiting. */
        DROPPED
    }

    public Delivery {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(state, "state");
        if (redelivery < 0) {
            throw new IllegalArgumentException("redelivery");
        }
        attempts = List.copyOf(attempts);
    }

    static Delivery handedOver(long sequence, Message message, Endpoint endpoint, String lane, Instant created) {
        return new Delivery(sequence, message, endpoint, lane, created, 0, State.WAITING, null, List.of());
    }

    /** The same message once more, with a history of its own. */
    Delivery again(long nextSequence, Instant now) {
        // A file may say as many as an int can.
        int next = Math.max(redelivery, redelivery + 1);
        return new Delivery(nextSequence, message, endpoint, lane, now, next, State.WAITING, null, List.of());
    }

    /** Whether its message had a delivery before. */
    public boolean isRedelivery() {
        return redelivery > 0;
    }

    /** Whether it tells of the start of a run: the first to be dropped, as the finished event says more. */
    boolean isStarted() {
        return message.event().startsWith("test.started");
    }

    /** What the last attempt brought, if there was one. */
    public Optional<Attempt> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** @param wait how long until the next attempt; nothing: there is none, and the delivery is at its end */
    Delivery after(Attempt attempt, Optional<Duration> wait) {
        List<Attempt> all = Stream.concat(attempts.stream(), Stream.of(attempt)).toList();
        State next =
                switch (attempt.outcome()) {
                    case DELIVERED -> State.DELIVERED;
                    case FAILED -> State.FAILED;
                    case RETRY -> wait.isPresent() ? State.WAITING : State.FAILED;
                };
        Instant due = next == State.WAITING
                ? attempt.at().plusMillis(attempt.millis()).plus(wait.orElseThrow())
                : null;
        return new Delivery(sequence, message, endpoint, lane, created, redelivery, next, due, all);
    }

    Delivery dropped() {
        return new Delivery(sequence, message, endpoint, lane, created, redelivery, State.DROPPED, null, attempts);
    }

    /** For logs: names the message, without its body. */
    @Override
    public String toString() {
        return message.event() + " " + message.id() + " to channel " + endpoint.channel();
    }
}
