package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:30:00Z");
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2));

    private final RetryPolicy schedule = RetryPolicy.standard(new Random(1));

    @Test
    void waitsFollowScheduleWithin20Percent() {
        for (int made = 1; made <= WAITS.size(); made++) {
            Duration wait = WAITS.get(made - 1);
            assertThat(schedule.waitAfter(made, attempt(Optional.empty())).orElseThrow())
                    .isBetween(
                            wait.multipliedBy(8).dividedBy(10),
                            wait.multipliedBy(12).dividedBy(10));
        }
    }

    @Test
    void jitterSpreadsWaits() {
        List<Duration> waits = IntStream.range(0, 100)
                .mapToObj(i -> schedule.waitAfter(1, attempt(Optional.empty())).orElseThrow())
                .toList();

        assertThat(waits).anyMatch(wait -> wait.toMillis() < 900).anyMatch(wait -> wait.toMillis() > 1100);
    }

    @Test
    void givesUpAfterNinthAttempt() {
        assertThat(schedule.waitAfter(9, attempt(Optional.empty()))).isEmpty();
        assertThat(schedule.waitAfter(9, attempt(Optional.of(Duration.ofSeconds(3)))))
                .isEmpty();
    }

    @Test
    void waitIsLongerOfRetryAfterAndSchedule() {
        assertThat(schedule.waitAfter(1, attempt(Optional.of(Duration.ofSeconds(3)))))
                .contains(Duration.ofSeconds(3));
        assertThat(schedule.waitAfter(5, attempt(Optional.of(Duration.ofSeconds(3))))
                        .orElseThrow())
                .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
    }

    @Test
    void recoveredDeliveryWaitsRemainingTime() {
        Delivery delivery = waiting(schedule.waitAfter(8, attempt(Optional.empty())));
        Duration wait = Duration.between(NOW, delivery.nextAttempt());

        assertThat(wait).isBetween(Duration.ofMinutes(96), Duration.ofMinutes(144));
        assertThat(RetryPolicy.waitOf(delivery, NOW.plusMillis(1))).isEqualTo(wait.minusMillis(1));
        assertThat(RetryPolicy.waitOf(delivery, NOW.plus(Duration.ofHours(3)))).isZero();
        assertThat(RetryPolicy.waitOf(delivery, NOW.minus(Duration.ofDays(3))))
                .as("the clock was set back")
                .isEqualTo(wait.minusMillis(1));
    }

    @Test
    void recoveredDeliveryKeepsRetryAfterBeyondSchedule() {
        Delivery delivery = waiting(Optional.of(Duration.ofMinutes(40)));

        assertThat(RetryPolicy.waitOf(delivery, NOW.plusMillis(1))).isEqualTo(Duration.ofMinutes(40));
        assertThat(RetryPolicy.waitOf(delivery, NOW.minus(Duration.ofDays(3)))).isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void recoveredDeliveryWithoutAttemptsWaitsFromSubmission() {
        Delivery delivery = waiting(Optional.of(Duration.ofMinutes(40)));
        Delivery unknown = delivery.with(Delivery.State.WAITING, delivery.nextAttempt(), List.of());

        assertThat(RetryPolicy.waitOf(unknown, NOW.minus(Duration.ofDays(3))))
                .isEqualTo(Duration.ofMinutes(40).plusMillis(1));
        assertThat(RetryPolicy.pauseOf(unknown, NOW)).isZero();
    }

    private static Delivery waiting(Optional<Duration> wait) {
        return Delivery.submitted(1, Samples.started(), Samples.webhook("hook"), "run", NOW)
                .after(attempt(Optional.empty()), wait);
    }

    private static Attempt attempt(Optional<Duration> retryAfter) {
        return new Attempt(NOW, OptionalInt.of(503), 1, Reason.said(""), Outcome.RETRY, retryAfter);
    }
}
