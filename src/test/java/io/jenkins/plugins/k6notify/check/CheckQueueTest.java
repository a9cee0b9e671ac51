package io.jenkins.plugins.k6notify.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CheckQueueTest {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<String> published = new ArrayList<>();
    private final CheckQueue<String> queue = new CheckQueue<>(tasks::add, published::add);

    private void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void changesOfAWaitingKeyArePublishedAtOnce() {
        queue.changed("a");
        queue.changed("b");
        queue.changed("a");

        runAll();

        assertThat(published).containsExactly("a", "b");
    }

    @Test
    void changeAfterPublishingIsPublishedAgain() {
        queue.changed("a");
        runAll();
        queue.changed("a");
        runAll();

        assertThat(published).containsExactly("a", "a");
    }

    /** Two threads at once could publish the older state last. */
    @Test
    void changeWhilePublishingIsPublishedByTheSameTask() {
        Consumer<String> publish = key -> {
            published.add(key);
            if (published.size() == 1) {
                callback.accept(key);
            }
        };
        CheckQueue<String> changing = new CheckQueue<>(tasks::add, publish);
        callback = changing::changed;

        changing.changed("a");
        assertThat(tasks).hasSize(1);
        runAll();

        assertThat(published).containsExactly("a", "a");
    }

    private Consumer<String> callback = key -> {};

    @Test
    void failureLeavesQueueUsable() {
        CheckQueue<String> failing = new CheckQueue<>(tasks::add, key -> {
            published.add(key);
            throw new IllegalStateException("the platform does not answer");
        });

        failing.changed("a");
        runAll();
        failing.changed("a");
        runAll();

        assertThat(published).containsExactly("a", "a");
    }

    @Test
    void waitingKeysAreLimited() {
        for (int i = 0; i <= CheckQueue.MAX_KEYS; i++) {
            queue.changed("key " + i);
        }
        queue.changed("key 0");

        runAll();

        assertThat(published).hasSize(CheckQueue.MAX_KEYS).doesNotContain("key " + CheckQueue.MAX_KEYS);
    }

    @Test
    void changeDuringShutdownIsSkipped() {
        CheckQueue<String> closed = new CheckQueue<>(
                task -> {
                    throw new RejectedExecutionException("closed");
                },
                published::add);

        closed.changed("a");

        assertThat(published).isEmpty();
    }
}
