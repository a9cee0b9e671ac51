package io.jenkins.plugins.k6notify.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.job.ItemContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * State of one delivery of a message, as a build stores it. Contains no address and no secret.
 *
 * @param id id of the message
 * @param redelivery 0 for the first delivery, 1 for the first redelivery; each has its own record
 * @param channel name of the channel, or id of the credential that the job supplied
 * @param job whether the job supplied its own credential
 * @param event name of the event as sent
 * @param state current state
 * @param nextAttempt time of the next attempt of a waiting delivery; otherwise null
 * @param attempts attempts, oldest first
 * @param folder full name, at the time of submission, of the folder with the channel; null for other deliveries
 */
public record DeliveryRecord(
        UUID id,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int redelivery,
        String channel,
        boolean job,
        String event,
        Delivery.State state,
        @CheckForNull Instant nextAttempt,
        List<AttemptRecord> attempts,

        @JsonInclude(JsonInclude.Include.NON_NULL) @CheckForNull
        String folder) {

    /**
     * An attempt of a delivery.
     *
     * @param at start time
     * @param status HTTP status code; null without a response
     * @param millis duration
     * @param reason the receiver's response, or the reason why it is missing
     * @param accepted whether the receiver accepted the message without reporting whether it was delivered
     */
    public record AttemptRecord(
            Instant at,
            @CheckForNull Integer status,
            long millis,
            @JsonProperty("text") Reason reason,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean accepted) {

        public AttemptRecord {
            Objects.requireNonNull(reason, "reason");
        }

        public static AttemptRecord of(Attempt attempt) {
            Integer status = attempt.status().isPresent() ? attempt.status().getAsInt() : null;
            return new AttemptRecord(attempt.at(), status, attempt.millis(), attempt.reason(), attempt.isAccepted());
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

    /** Creates a record of a delivery to a channel of the system configuration, or to a credential of the job. */
    public DeliveryRecord(
            UUID id,
            int redelivery,
            String channel,
            boolean job,
            String event,
            Delivery.State state,
            @CheckForNull Instant nextAttempt,
            List<AttemptRecord> attempts) {
        this(id, redelivery, channel, job, event, state, nextAttempt, attempts, null);
    }

    /** Creates the record of a message that waits for its first attempt. */
    public static DeliveryRecord waiting(UUID id, int redelivery, Endpoint endpoint, String event) {
        Optional<ItemContext> context = ItemContext.of(endpoint.context());
        return new DeliveryRecord(
                id,
                redelivery,
                endpoint.channel(),
                context.filter(item -> !item.isFolder()).isPresent(),
                event,
                Delivery.State.WAITING,
                null,
                List.of(),
                context.filter(ItemContext::isFolder).map(ItemContext::fullName).orElse(null));
    }

    /** Whether the state is final, apart from a redelivery. */
    public boolean isOver() {
        return state != Delivery.State.WAITING;
    }

    /** Whether the receiver accepted the message without reporting whether it was delivered. */
    @JsonIgnore
    public boolean isAccepted() {
        return state == Delivery.State.DELIVERED
                && !attempts.isEmpty()
                && attempts.get(attempts.size() - 1).accepted();
    }

    /** Creates the record of a delivery that was submitted and has no attempt yet. */
    public static DeliveryRecord of(Delivery delivery) {
        return waiting(
                        delivery.message().id(),
                        delivery.redelivery(),
                        delivery.endpoint(),
                        delivery.message().event())
                .with(delivery.state(), null, List.of());
    }

    /** Whether both records describe the same delivery, in any state. */
    public boolean isSameAs(DeliveryRecord other) {
        return id.equals(other.id) && redelivery == other.redelivery;
    }

    /** Returns this record updated with the current state of the delivery. */
    DeliveryRecord now(Delivery delivery) {
        return with(
                delivery.state(),
                delivery.nextAttempt(),
                delivery.attempts().stream().map(AttemptRecord::of).toList());
    }

    /** Returns a record for a message that could not be stored in the outbox. */
    public DeliveryRecord notKept(Instant at, Reason why) {
        return with(Delivery.State.FAILED, null, List.of(new AttemptRecord(at, null, 0, why, false)));
    }

    private DeliveryRecord with(
            Delivery.State stateNow, @CheckForNull Instant nextAttemptNow, List<AttemptRecord> attemptsNow) {
        return new DeliveryRecord(id, redelivery, channel, job, event, stateNow, nextAttemptNow, attemptsNow, folder);
    }
}
