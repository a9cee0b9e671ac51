package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:30:00Z");
    private static final Optional<Duration> MINUTE = Optional.of(Duration.ofMinutes(1));

    private final Delivery submitted =
            Delivery.submitted(7, Samples.message("test.started", "secret body"), Samples.webhook("hook"), "run", NOW);

    private static Attempt attempt(Outcome outcome) {
        return Attempt.unanswered(NOW, 2000, Reason.said("words"), outcome);
    }

    @Test
    void submittedDeliveryWaitsWithoutAttempts() {
        assertThat(submitted.isWaiting()).isTrue();
        assertThat(submitted.isRedelivery()).isFalse();
        assertThat(submitted.lastAttempt()).isEmpty();
        assertThat(submitted.nextAttempt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"DELIVERED, DELIVERED", "ACCEPTED, DELIVERED", "FAILED, FAILED"})
    void finalOutcomeEndsDeliveryForAnyWait(Outcome outcome, State state) {
        for (Optional<Duration> wait : List.of(MINUTE, Optional.<Duration>empty())) {
            Delivery after = submitted.after(attempt(outcome), wait);

            assertThat(after.state()).isEqualTo(state);
            assertThat(after.isWaiting()).isFalse();
            assertThat(after.nextAttempt()).isNull();
            assertThat(after.lastAttempt()).contains(attempt(outcome));
        }
    }

    @Test
    void acceptedDeliveryIsKnownByItsLastAttempt() {
        Delivery waiting = submitted.after(attempt(Outcome.RETRY), MINUTE);

        assertThat(waiting.isAccepted()).isFalse();
        assertThat(waiting.after(attempt(Outcome.ACCEPTED), MINUTE).isAccepted())
                .isTrue();
        assertThat(waiting.after(attempt(Outcome.DELIVERED), MINUTE).isAccepted())
                .isFalse();
    }

    @Test
    void nextAttemptIsDueAfterWaitFromEndOfAttempt() {
        Delivery after = submitted.after(attempt(Outcome.RETRY), MINUTE);

        assertThat(after.isWaiting()).isTrue();
        assertThat(after.nextAttempt()).isEqualTo(NOW.plusSeconds(62));
        assertThat(after.sequence()).isEqualTo(7);
    }

    @Test
    void deliveryFailsWhenRetryHasNoWait() {
        Delivery after = submitted.after(attempt(Outcome.RETRY), Optional.empty());

        assertThat(after.state()).isEqualTo(State.FAILED);
        assertThat(after.nextAttempt()).isNull();
    }

    @Test
    void attemptsAreInChronologicalOrder() {
        Delivery twice = submitted.after(attempt(Outcome.RETRY), MINUTE).after(attempt(Outcome.FAILED), MINUTE);

        assertThat(twice.attempts()).extracting(Attempt::outcome).containsExactly(Outcome.RETRY, Outcome.FAILED);
        assertThat(twice.lastAttempt()).contains(attempt(Outcome.FAILED));
    }

    @Test
    void droppedDeliveryKeepsAttemptsAndHasNoNextAttempt() {
        Delivery dropped = submitted.after(attempt(Outcome.RETRY), MINUTE).dropped();

        assertThat(dropped.state()).isEqualTo(State.DROPPED);
        assertThat(dropped.attempts()).hasSize(1);
        assertThat(dropped.nextAttempt()).isNull();
    }

    @Test
    void redeliveryHasSameMessageAndOwnSequence() {
        Instant later = NOW.plusSeconds(60);
        Delivery again = submitted.after(attempt(Outcome.FAILED), MINUTE).again(9, later);

        assertThat(again)
                .isEqualTo(new Delivery(
                        9, submitted.message(), submitted.endpoint(), "run", later, 1, State.WAITING, null, List.of()));
        assertThat(again.isRedelivery()).isTrue();
        assertThat(again.again(10, later).redelivery()).isEqualTo(2);
    }

    @Test
    void redeliveryCountStaysAtMaximum() {
        Delivery last = new Delivery(
                7,
                submitted.message(),
                submitted.endpoint(),
                "run",
                NOW,
                Integer.MAX_VALUE,
                State.FAILED,
                null,
                List.of());

        assertThat(last.again(8, NOW).redelivery()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void refusesNegativeRedeliveryCount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Delivery(
                        7, submitted.message(), submitted.endpoint(), "run", NOW, -1, State.FAILED, null, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"test.started, true", "test.finished, false", "x.test.started, false"})
    void isStartedDependsOnEvent(String event, boolean started) {
        assertThat(Delivery.submitted(1, Samples.message(event), Samples.webhook("hook"), "run", NOW)
                        .isStarted())
                .isEqualTo(started);
    }

    @Test
    void toStringOmitsBody() {
        assertThat(submitted).hasToString("test.started " + submitted.message().id() + " to channel perf");
    }
}
