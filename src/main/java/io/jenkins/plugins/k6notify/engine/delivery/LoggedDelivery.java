package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One delivery as the log has it: a row of a page. Its message is not here; to send that again, see {@link
 * Courier#redeliver}. Holds no address and no secret, but words from outside (channel, event, the texts of the
 * attempts), which a page has to escape.
 *
 * @param sequence its place in the order in which deliveries were handed over: a later one has a higher number, over
 *     restarts. No other delivery of this outbox has it
 * @param id of the message: the same for a redelivery
 * @param event the name of the event as sent, {@code test.started} for one
 * @param kind which service answers there
 * @param channel the name that the channel had when the message was handed over; of a credential that a job brought, its
 *     id
 * @param context the full name of the job that brought its own credential; null for the channels of an admin
 * @param lane as given to {@link Courier#hand}; in Jenkins it leads back to the build
 * @param redelivery 0 for the first delivery of its message, 1 for the first redelivery
 * @param created when it was handed over
 * @param state where it stands
 * @param nextAttempt when it is due again, while it waits for another attempt; null in all other cases
 * @param attempts what was tried, the oldest first; empty if it was not tried yet, or dropped before. The log may have
 *     forgotten the first ones
 */
public record LoggedDelivery(
        long sequence,
        UUID id,
        String event,
        Endpoint.Kind kind,
        String channel,
        @CheckForNull String context,
        String lane,
        int redelivery,
        Instant created,
        Delivery.State state,
        @CheckForNull Instant nextAttempt,
        List<Attempt> attempts) {

    public LoggedDelivery {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(state, "state");
        if (redelivery < 0) {
            throw new IllegalArgumentException("redelivery");
        }
        attempts = List.copyOf(attempts);
    }

    static LoggedDelivery of(Delivery delivery) {
        return of(delivery, delivery.attempts());
    }

    /** With these attempts alone. */
    static LoggedDelivery of(Delivery delivery, List<Attempt> attempts) {
        Endpoint endpoint = delivery.endpoint();
        return new LoggedDelivery(
                delivery.sequence(),
                delivery.message().id(),
                delivery.message().event(),
                endpoint.kind(),
                endpoint.channel(),
                endpoint.context(),
                delivery.lane(),
                delivery.redelivery(),
                delivery.created(),
                delivery.state(),
                delivery.nextAttempt(),
                attempts);
    }

    /** What the last attempt brought, if there was one. */
    public Optional<Attempt> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** When something last became of it: its last attempt began, or it was handed over. */
    public Instant lastSeen() {
        return lastAttempt().map(Attempt::at).orElse(created);
    }

    /** Whether it is of this channel. */
    public boolean isTo(@CheckForNull String ofContext, String ofChannel) {
        return channel.equals(ofChannel) && Objects.equals(context, ofContext);
    }

    /** As it stands later, with the attempts that are known of it here before those. */
    LoggedDelivery later(LoggedDelivery next) {
        return next.with(
                next.state,
                Stream.concat(attempts.stream(), next.attempts.stream()).toList());
    }

    LoggedDelivery with(Delivery.State stateNow, List<Attempt> attemptsNow) {
        return new LoggedDelivery(
                sequence,
                id,
                event,
                kind,
                channel,
                context,
                lane,
                redelivery,
                created,
                stateNow,
                stateNow == Delivery.State.WAITING ? nextAttempt : null,
                attemptsNow);
    }
}
