package io.jenkins.plugins.k6notify.manage;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Sample deliveries and health of channels. */
final class Deliveries {

    static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private Deliveries() {}

    static Delivery of(String build, String channel, State state, Attempt... attempts) {
        return of(build, null, channel, state, attempts);
    }

    /** @param context the job whose credential it is, or null */
    static Delivery of(String build, String context, String channel, State state, Attempt... attempts) {
        String key = build + "\n" + new UUID(0, 7) + "\nWEBHOOK\n\nurl\n" + channel;
        return row(key, context, channel, state, List.of(attempts));
    }

    static Delivery row(String orderingKey, String context, String channel, State state, List<Attempt> attempts) {
        Instant next = state == State.WAITING && !attempts.isEmpty() ? NOON.plusSeconds(60) : null;
        return Delivery.submitted(
                        1,
                        new Message(new UUID(1, 2), "test.finished", Map.of(), "{}"),
                        new Endpoint(Endpoint.Kind.WEBHOOK, channel, "url", null, context),
                        orderingKey,
                        NOON)
                .with(state, next, attempts);
    }

    static DeliverySummary summary(String build, String context, String channel, State state) {
        return DeliverySummary.of(of(build, context, channel, state));
    }

    static Attempt attempt(int status, String words) {
        return new Attempt(
                NOON,
                status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                1234,
                Reason.said(words),
                status == 200 ? Attempt.Outcome.DELIVERED : Attempt.Outcome.FAILED,
                Optional.empty());
    }

    static ChannelHealth health(
            String context, String channel, Instant success, Instant failure, Instant failedSince, int waiting) {
        return new ChannelHealth(
                channel,
                context,
                Endpoint.Kind.WEBHOOK,
                success,
                failure == null ? null : failedAt(failure, context, channel),
                failedSince,
                waiting,
                success == null ? 0 : 1,
                failedSince == null ? 0 : 1,
                0);
    }

    private static DeliverySummary failedAt(Instant time, String context, String channel) {
        Attempt attempt = new Attempt(
                time, OptionalInt.of(410), 1234, Reason.said("no"), Attempt.Outcome.FAILED, Optional.empty());
        return DeliverySummary.of(of("load#1", context, channel, State.FAILED, attempt));
    }

    static ChannelHealth working(String channel) {
        return health(null, channel, NOON, null, null, 0);
    }

    static ChannelHealth failing(String channel) {
        return health(null, channel, NOON.minusSeconds(60), NOON, NOON.minusSeconds(30), 0);
    }

    static ChannelHealth failingOfJob(String job, String credentialsId) {
        return health(job, credentialsId, null, NOON, NOON, 0);
    }
}
