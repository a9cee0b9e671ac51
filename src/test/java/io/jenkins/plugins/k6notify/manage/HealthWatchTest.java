package io.jenkins.plugins.k6notify.manage;

import static io.jenkins.plugins.k6notify.manage.Deliveries.NOON;
import static io.jenkins.plugins.k6notify.manage.Deliveries.failing;
import static io.jenkins.plugins.k6notify.manage.Deliveries.working;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class HealthWatchTest {

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final MovingClock clock = new MovingClock();
    private Optional<List<ChannelHealth>> history = Optional.empty();
    private int looks;

    private final HealthWatch watch = new HealthWatch(
            () -> {
                looks++;
                return history;
            },
            work::add,
            clock,
            Duration.ZERO);

    private static final class MovingClock extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void work() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void doesNotMakeAnybodyWaitForLong() {
        history = Optional.of(List.of(failing("perf")));
        assertThat(watch.seen()).isEmpty();
        assertThat(looks).isZero();
        work();
        assertThat(watch.seen()).containsExactly(failing("perf"));
    }

    @Test
    void saysWhatIsNewIfThatIsQuick() {
        history = Optional.of(List.of(failing("perf")));
        HealthWatch quick = new HealthWatch(() -> history, Runnable::run, clock, Duration.ofSeconds(30));
        assertThat(quick.seen()).containsExactly(failing("perf"));
        history = Optional.of(List.of(working("perf")));
        quick.changed(null);
        assertThat(quick.seen()).containsExactly(working("perf"));
    }

    @Test
    void saysWhatItKnowsIfItCannotLook() {
        history = Optional.of(List.of(failing("perf")));
        HealthWatch broken = new HealthWatch(
                () -> {
                    if (looks++ > 0) {
                        throw new IllegalStateException("broken");
                    }
                    return history;
                },
                Runnable::run,
                clock,
                Duration.ofSeconds(30));
        assertThat(broken.seen()).hasSize(1);
        broken.changed(null);
        assertThat(broken.seen()).hasSize(1);
    }

    @Test
    void looksOnceForAnyNumberOfPages() {
        history = Optional.of(List.of());
        watch.seen();
        watch.seen();
        work();
        watch.seen();
        assertThat(work).isEmpty();
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void looksAgainWhenSomethingHasBecomeOfADelivery() {
        history = Optional.of(List.of(failing("perf")));
        watch.seen();
        work();
        history = Optional.of(List.of(working("perf")));
        for (int change = 0; change < 2; change++) {
            watch.changed(null);
            watch.seen();
            assertThat(work).hasSize(1);
            work();
            assertThat(watch.seen()).containsExactly(working("perf"));
        }
        assertThat(looks).isEqualTo(3);
    }

    @Test
    void looksAgainUntilThereIsSomethingToBeSeen() {
        watch.seen();
        work();
        history = Optional.of(List.of(failing("perf")));
        watch.seen();
        work();
        assertThat(watch.seen()).hasSize(1);
    }

    @Test
    void looksNowAndThenForWhatLeavesTheLog() {
        history = Optional.of(List.of(failing("perf")));
        watch.seen();
        work();
        history = Optional.of(List.of());
        clock.now = NOON.plus(Duration.ofMinutes(61));
        watch.seen();
        work();
        assertThat(watch.seen()).isEmpty();
    }
}
