package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RetryTimerTest {

    private static final Duration DELAY = Duration.ofMillis(50);

    @Test
    void systemTimerRunsTaskAfterDelay() throws Exception {
        assertRunsTaskAfterDelay(RetryTimer.system());
    }

    @Test
    void executorTimerRunsTaskAfterDelay() throws Exception {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        try {
            assertRunsTaskAfterDelay(RetryTimer.of(scheduler));
        } finally {
            scheduler.shutdownNow();
        }
    }

    @Test
    void shutDownTimerRejectsTasks() {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        scheduler.shutdownNow();

        assertThatThrownBy(() -> RetryTimer.of(scheduler).schedule(DELAY, () -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void nanoTimeIsThatOfJvm() {
        long before = System.nanoTime();
        long now = RetryTimer.system().nanoTime();

        assertThat(now - before).isBetween(0L, System.nanoTime() - before);
    }

    private static void assertRunsTaskAfterDelay(RetryTimer timer) throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        long begin = timer.nanoTime();

        timer.schedule(DELAY, ran::countDown);

        assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(timer.nanoTime() - begin)).isGreaterThanOrEqualTo(DELAY);
    }
}
