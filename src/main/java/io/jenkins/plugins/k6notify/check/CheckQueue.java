package io.jenkins.plugins.k6notify.check;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Publishes what has changed on a few threads: one thing at a time for each key, and several changes of a key at once
 * if they happen while it waits. Safe for use by several threads.
 */
final class CheckQueue<K> {

    /** More than a controller has builds with load tests; a platform that does not answer must not fill the memory. */
    static final int MAX_KEYS = 1000;

    private static final Logger LOGGER = Logger.getLogger(CheckQueue.class.getName());

    private final Executor threads;
    private final Consumer<K> publish;

    /** Whether a key has changed since it was last read. */
    private final Map<K, Boolean> changed = new ConcurrentHashMap<>();

    /** @param publish reads the current state of a key and publishes it; its exceptions are logged */
    CheckQueue(Executor threads, Consumer<K> publish) {
        this.threads = threads;
        this.publish = publish;
    }

    /** Records a change and returns immediately. */
    void changed(K key) {
        if (changed.size() >= MAX_KEYS && !changed.containsKey(key)) {
            LOGGER.warning(() -> "Skipped a check, as " + MAX_KEYS + " others wait to be published: " + key);
            return;
        }
        if (changed.put(key, true) == null) {
            try {
                threads.execute(() -> publish(key));
            } catch (RejectedExecutionException e) {
                changed.remove(key);
                LOGGER.log(Level.FINE, e, () -> "Jenkins is shutting down: skipped the check " + key);
            }
        }
    }

    private void publish(K key) {
        do {
            changed.put(key, false);
            try {
                publish.accept(key);
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(Level.WARNING, e, () -> "Failed to publish the check " + key);
            }
        } while (!changed.remove(key, false));
    }
}
