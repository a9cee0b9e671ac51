package io.jenkins.plugins.k6notify.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What became of one delivery of a message. Holds no address and no secret.
 *
 * @param id of the message
 * @param redelivery 0 for its first delivery, 1 for the first time it was sent again on demand; each has a record
 * @param channel its name, or the id of the credential that the job brought
 * @param job whether the job brought its own credential
 * @param event the name of the event as sent
 * @param state where it stands
 * @param nextAttempt while it waits for another one; null in all other cases
 * @param attempts the oldest first
 */
public record DeliveryRecord(
        UUID id,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int redelivery,
        String channel,
        boolean job,
        String event,
        Delivery.State state,
        @CheckForNull Instant nextAttempt,
        List<AttemptRecord> attempts) {

    /**
     * One attempt at it.
     *
     * @param at when it began
     * @param status of HTTP; null where there was no answer
     * @param millis how long it took
     * @param reason the receiver's own words, or why there are none
     */
    public record AttemptRecord(
            Instant at,
            @CheckForNull Integer status,
            long millis,
            @JsonProperty("text") Reason reason) {

        public AttemptRecord {
            Objects.requireNonNull(reason, "reason");
        }

        public static AttemptRecord of(Attempt attempt) {
            Integer status = attempt.status().isPresent() ? attempt.status().getAsInt() : null;
            return new AttemptRecord(attempt.at(), status, attempt.millis(), attempt.reason());
        }

        /** The reason in one line of English. */
        public String text() {
            return reason.words();
        }
    }

    public DeliveryRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        attempts = List.copyOf(Objects.requireNonNullElse(attempts, List.of()));
    }

    /** Whether nothing more becomes of it by itself. */
    public boolean isOver() {
        return state != Delivery.State.WAITING;
    }

    /** Of a delivery that was handed over and not tried yet. */
    public static DeliveryRecord of(Delivery delivery) {
        Endpoint endpoint = delivery.endpoint();
        return new DeliveryRecord(
                delivery.message().id(),
                delivery.redelivery(),
                endpoint.channel(),
                endpoint.context() != null,
                delivery.message().event(),
                delivery.state(),
                null,
                List.of());
    }

    /** Whether both are of one delivery, whatever became of it. */
    public boolean isSameAs(DeliveryRecord other) {
        return id.equals(other.id) && redelivery == other.redelivery;
    }

    /** The same delivery as it stands now. */
    DeliveryRecord now(Delivery delivery) {
        return new DeliveryRecord(
                id,
                redelivery,
                channel,
                job,
                event,
                delivery.state(),
                delivery.nextAttempt(),
                delivery.attempts().stream().map(AttemptRecord::of).toList());
    }

    /** The same message, which never reached the outbox. */
    public DeliveryRecord notKept(Instant at, Reason why) {
        return new DeliveryRecord(
                id,
                redelivery,
                channel,
                job,
                event,
                Delivery.State.FAILED,
                null,
                List.of(new AttemptRecord(at, null, 0, why)));
    }
}
