package io.jenkins.plugins.k6notify.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.DeliveryRecord.AttemptRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

class StateBadgeTest {

    @Test
    @DefaultLocale("en")
    void eachStateHasOwnIconAndWord() {
        List<StateBadge> badges =
                Arrays.stream(State.values()).map(StateBadge::of).toList();

        assertThat(badges).extracting(StateBadge::icon).doesNotHaveDuplicates();
        assertThat(badges)
                .extracting(StateBadge::word)
                .containsExactly("Waiting", "Delivered", "Not delivered", "Dropped");
        assertThat(StateBadge.of(record(State.WAITING, false)).word()).isEqualTo("Waiting for the next attempt");
    }

    @Test
    void acceptedDeliveryIsNotCalledDelivered() {
        StateBadge accepted = StateBadge.of(record(State.DELIVERED, true));
        assertThat(accepted.word()).isEqualTo("Accepted");
        assertThat(accepted.style()).isEqualTo("good");
        assertThat(accepted.icon())
                .isNotEqualTo(StateBadge.of(record(State.DELIVERED, false)).icon());
        assertThat(StateBadge.of(record(State.FAILED, true)).word()).isEqualTo("Not delivered");
    }

    private static DeliveryRecord record(State state, boolean accepted) {
        AttemptRecord attempt = new AttemptRecord(Instant.EPOCH, 202, 12, Reason.said("later"), accepted);
        return new DeliveryRecord(new UUID(1, 1), 0, "team", false, "test.started", state, null, List.of(attempt));
    }

    @Test
    @DefaultLocale("de")
    void wordsAreTranslated() {
        assertThat(Arrays.stream(State.values())
                        .map(state -> StateBadge.of(state).word()))
                .containsExactly("Wartet", "Zugestellt", "Nicht zugestellt", "Verworfen");
    }
}
