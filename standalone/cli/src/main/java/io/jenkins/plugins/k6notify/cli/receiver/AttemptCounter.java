package io.jenkins.plugins.k6notify.cli.receiver;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the attempts at each delivery; forgets those least recently seen. Not for use by several threads. */
final class AttemptCounter {

    private static final int MAX_DELIVERIES = 10_000;

    private final Map<String, Integer> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MAX_DELIVERIES;
        }
    };

    /** The number of this attempt, from 1. */
    int count(String delivery) {
        return attempts.merge(delivery, 1, Integer::sum);
    }
}
