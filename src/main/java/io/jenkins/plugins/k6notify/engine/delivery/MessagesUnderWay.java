package io.jenkins.plugins.k6notify.engine.delivery;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which messages have a delivery that is not at its end. One may have several: what is handed over twice, as after a
 * restart, has the same id. Safe for use by several threads.
 */
final class MessagesUnderWay {

    private final Map<UUID, Integer> deliveries = new ConcurrentHashMap<>();

    void begin(UUID message) {
        deliveries.merge(message, 1, Integer::sum);
    }

    /** @return whether it has begun: only if there was none, and of several calls at a time in one */
    boolean beginAlone(UUID message) {
        return deliveries.putIfAbsent(message, 1) == null;
    }

    void end(UUID message) {
        deliveries.computeIfPresent(message, (id, count) -> count == 1 ? null : count - 1);
    }
}
