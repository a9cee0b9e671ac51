package io.jenkins.plugins.k6notify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportQueueTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final ReportQueue queue = new ReportQueue(threads);
    private final List<Integer> made = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void runsReportsInOrder() {
        IntStream.range(0, 1000).forEach(i -> queue.execute(() -> made.add(i)));
        queue.await(Duration.ofSeconds(30));
        assertThat(made).hasSize(1000).isSorted();
    }

    @Test
    void failedReportDoesNotStopNext() {
        queue.execute(() -> {
            throw new IllegalStateException("no disk");
        });
        queue.execute(() -> made.add(1));
        queue.await(Duration.ofSeconds(30));
        assertThat(made).containsExactly(1);
    }

    /** As from a regular expression that recurses too deeply on a hostile console. */
    @Test
    void reportWithErrorDoesNotStopNext() {
        queue.execute(() -> {
            throw new StackOverflowError();
        });
        queue.execute(() -> made.add(1));
        queue.await(Duration.ofSeconds(30));
        assertThat(made).containsExactly(1);
    }

    @Test
    void awaitReturnsAfterTimeout() {
        CountDownLatch never = new CountDownLatch(1);
        queue.execute(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        queue.await(Duration.ofMillis(1));
        assertThat(never.getCount()).isEqualTo(1);
    }

    @Test
    void awaitKeepsInterrupt() {
        CountDownLatch go = new CountDownLatch(1);
        queue.execute(() -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Thread.currentThread().interrupt();
        queue.await(Duration.ofSeconds(30));
        assertThat(Thread.interrupted()).isTrue();
        go.countDown();
    }
}
