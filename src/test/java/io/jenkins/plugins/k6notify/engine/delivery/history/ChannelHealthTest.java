package io.jenkins.plugins.k6notify.engine.delivery.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth.State;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryFile;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelHealthTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private static DeliverySummary failedAt(Instant time) {
        return new DeliverySummary(
                new DeliveryFile("folder", 1, new UUID(1, 2), Delivery.State.FAILED),
                "test.finished",
                Endpoint.Kind.WEBHOOK,
                "perf",
                null,
                "key",
                time,
                time);
    }

    /** Times are seconds after noon. */
    @ParameterizedTest
    @CsvSource({
        "  ,  ,  , 0, UNUSED",
        "  ,  ,  , 1, WAITING",
        " 0,  ,  , 0, WORKING",
        " 0,  ,  , 1, WORKING",
        " 1, 0,  , 0, WORKING",
        " 1, 0,  , 1, WORKING",
        " 0, 1,  , 0, WORKING",
        " 0, 1,  , 1, RETRYING",
        "  , 1,  , 1, RETRYING",
        "  , 1, 1, 0, FAILING",
        " 0, 2, 1, 1, FAILING",
        "  ,  , 1, 0, FAILING",
    })
    void stateIsThatOfTheLastAttempt(Integer success, Integer failure, Integer failedSince, int waiting, State state) {
        ChannelHealth health = new ChannelHealth(
                "perf",
                null,
                Endpoint.Kind.WEBHOOK,
                success == null ? null : NOON.plusSeconds(success),
                failure == null ? null : failedAt(NOON.plusSeconds(failure)),
                failedSince == null ? null : NOON.plusSeconds(failedSince),
                waiting,
                0,
                0,
                0);
        assertThat(health.state()).isEqualTo(state);
    }

    @Test
    void unusedChannelHasNoDeliveries() {
        ChannelHealth health =
                ChannelHealth.unused(new Endpoint(Endpoint.Kind.SLACK, "perf", "slack-url", null, "team/load"));
        assertThat(health.state()).isEqualTo(State.UNUSED);
        assertThat(health.channel()).isEqualTo("perf");
        assertThat(health.context()).isEqualTo("team/load");
        assertThat(health.kind()).isEqualTo(Endpoint.Kind.SLACK);
        assertThat(health.lastFailure()).isNull();
    }
}
