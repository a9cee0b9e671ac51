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
 * One message to be delivered to one endpoint. Immutable: each attempt creates a new instance with the same sequence
 * number.
 *
 * @param sequence the position in the order of submission, across restarts; unique within a store
 * @param message the message to send
 * @param endpoint the destination
 * @param orderingKey deliveries with the same key are sent one after the other, in the order of their sequence numbers;
 *     one key for each channel and run (docs/design.md §8)
 * @param created the time of submission
 * @param redelivery 0 for the first delivery of its message, 1 for the first redelivery
 * @param state the current state
 * @param nextAttempt the time at which the next attempt is due, if one failed and another will follow; null otherwise
 * @param attempts the attempts made so far, oldest first
 */
public record Delivery(
        long sequence,
        Message message,
        Endpoint endpoint,
        String orderingKey,
        Instant created,
        int redelivery,
        State state,
        @CheckForNull Instant nextAttempt,
        List<Attempt> attempts) {

    /** The state of a delivery. */
    public enum State {
        /** Not sent yet, in flight, or waiting for another attempt. */
        WAITING,
        /** The receiver has the message. */
        DELIVERED,
        /** Given up: the receiver refused the message, or too many attempts failed. */
        FAILED,
        /** Dropped because too many deliveries were waiting. */
        DROPPED
    }

    public Delivery {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(orderingKey, "orderingKey");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(state, "state");
        if (redelivery < 0) {
            throw new IllegalArgumentException("redelivery");
        }
        attempts = List.copyOf(attempts);
    }

    /** Creates a new delivery, without attempts. */
    public static Delivery submitted(
            long sequence, Message message, Endpoint endpoint, String orderingKey, Instant created) {
        return new Delivery(sequence, message, endpoint, orderingKey, created, 0, State.WAITING, null, List.of());
    }

    /** Creates a redelivery: the same message, without attempts. */
    public Delivery again(long nextSequence, Instant now) {
        // Prevents an overflow: a file may contain any int.
        int next = Math.max(redelivery, redelivery + 1);
        return new Delivery(nextSequence, message, endpoint, orderingKey, now, next, State.WAITING, null, List.of());
    }

    /** Whether its message had a delivery before. */
    public boolean isRedelivery() {
        return redelivery > 0;
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Whether it announces the start of a run; dropped first, because the finished event contains more. */
    public boolean isStarted() {
        return message.event().startsWith("test.started");
    }

    /** Returns the result of the last attempt, if there was one. */
    public Optional<Attempt> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** Whether it is delivered as far as known: the receiver does not report whether the message arrived. */
    public boolean isAccepted() {
        return state == State.DELIVERED
                && lastAttempt().filter(Attempt::isAccepted).isPresent();
    }

    /** Returns the newest receipt of its attempts. */
    public Optional<String> receipt() {
        return attempts.stream().map(Attempt::receipt).filter(Objects::nonNull).reduce((earlier, later) -> later);
    }

    /** Returns the last attempt that failed, whether or not it was repeated; empty if none failed. */
    public Optional<Attempt> lastFailure() {
        return attempts.stream().filter(attempt -> !attempt.isSuccess()).reduce((earlier, later) -> later);
    }

    /**
     * Returns this delivery after one more attempt.
     *
     * @param wait the time until the next attempt; empty if there is none: a failed delivery is then given up
     */
    public Delivery after(Attempt attempt, Optional<Duration> wait) {
        State next =
                switch (attempt.outcome()) {
                    case DELIVERED, ACCEPTED -> State.DELIVERED;
                    case FAILED -> State.FAILED;
                    case RETRY -> wait.isPresent() ? State.WAITING : State.FAILED;
                };
        Instant due = next == State.WAITING ? attempt.end().plus(wait.orElseThrow()) : null;
        return with(
                next, due, Stream.concat(attempts.stream(), Stream.of(attempt)).toList());
    }

    public Delivery dropped() {
        return with(State.DROPPED, null, attempts);
    }

    /** Returns a copy with another state, next attempt and list of attempts. */
    public Delivery with(State newState, @CheckForNull Instant due, List<Attempt> newAttempts) {
        return new Delivery(sequence, message, endpoint, orderingKey, created, redelivery, newState, due, newAttempts);
    }

    /** Returns a text for logs: names the message, without its body. */
    @Override
    public String toString() {
        return message.event() + " " + message.id() + " to channel " + endpoint.channel();
    }
}
