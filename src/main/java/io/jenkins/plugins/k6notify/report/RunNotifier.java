package io.jenkins.plugins.k6notify.report;

import hudson.model.Run;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.event.EventType;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.record.BuildReference;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Formats the messages of one run and submits them. Records each message at the build before its delivery can start.
 */
final class RunNotifier {

    private static final Logger LOGGER = Logger.getLogger(RunNotifier.class.getName());

    private final Run<?, ?> build;
    private final RunRecords records;
    private final RunRecord record;

    RunNotifier(Run<?, ?> build, RunRecords records, RunRecord record) {
        this.build = build;
        this.records = records;
        this.record = record;
    }

    /** @return whether all messages are in the outbox; if false, they may be sent again later with the same ids */
    boolean send(NotificationEvent event, List<Recipient> recipients) {
        Map<Recipient, Message> messages = new LinkedHashMap<>();
        for (Recipient recipient : recipients) {
            format(recipient, event).ifPresent(message -> messages.put(recipient, message));
        }
        List<DeliveryRecord> deliveries = messages.entrySet().stream()
                .map(entry -> waiting(entry.getKey(), entry.getValue()))
                .toList();
        records.change(record.id(), known -> known.withDeliveries(deliveries));
        boolean all = true;
        for (Map.Entry<Recipient, Message> entry : messages.entrySet()) {
            all &= submit(entry.getKey(), entry.getValue());
        }
        return all;
    }

    /**
     * Formats the message; empty if the recipient does not subscribe to the event. Channels of other plugins format
     * their own messages, and an exception in one of them does not affect other recipients.
     */
    private Optional<Message> format(Recipient recipient, NotificationEvent event) {
        UUID id = id(event.type(), recipient);
        try {
            return recipient.wants().test(event)
                    ? Optional.of(following(recipient.format().message(id, event), event, recipient))
                    : Optional.empty();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "Failed to write a message about " + build + " for channel "
                            + recipient.endpoint().channel());
            DeliveryRecord failed =
                    waiting(recipient, id, event.type().id()).notKept(Instant.now(), Reason.of(ReasonKind.NOT_WRITTEN));
            records.change(record.id(), known -> known.withDeliveries(List.of(failed)));
            return Optional.empty();
        }
    }

    private Message following(Message message, NotificationEvent event, Recipient recipient) {
        return event.type() == EventType.FINISHED ? message.following(id(EventType.STARTED, recipient)) : message;
    }

    /** Returns the message id, which stays the same if the event is submitted again, for example after a restart. */
    private UUID id(EventType type, Recipient recipient) {
        String name = String.join("\n", record.id().toString(), type.id(), recipient.key());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private String orderingKey(Recipient recipient) {
        String known = record.build();
        String id = known == null ? build.getExternalizableId() : known;
        return BuildReference.orderingKey(id, record.id(), recipient.key());
    }

    private static DeliveryRecord waiting(Recipient recipient, Message message) {
        return waiting(recipient, message.id(), message.event());
    }

    private static DeliveryRecord waiting(Recipient recipient, UUID id, String event) {
        return DeliveryRecord.waiting(id, 0, recipient.endpoint(), event);
    }

    private boolean submit(Recipient recipient, Message message) {
        try {
            OutboxService.get().submit(recipient.endpoint(), orderingKey(recipient), message);
            return true;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to save a notification of " + build);
            DeliveryRecord lost = waiting(recipient, message);
            records.change(
                    record.id(),
                    known -> known.withDelivery(lost::isSameAs, one -> one.notKept(Instant.now(), Reason.of(e))));
            return false;
        }
    }
}
