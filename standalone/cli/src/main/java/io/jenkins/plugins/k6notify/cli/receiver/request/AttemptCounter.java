package io.jenkins.plugins.k6notify.cli.receiver.request;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the attempts of each delivery; removes the oldest deliveries. Not safe for use by several threads. */
final class AttemptCounter {

    private static final int MAX_DELIVERIES = 10_000;

    private final Map<String, Integer> attempts = new LinkedHashMap<>();

    /** Returns the number of this attempt, from 1. */
    int count(String delivery) {
        int attempt = attempts.merge(delivery, 1, Integer::sum);
        if (attempts.size() > MAX_DELIVERIES) {
            attempts.remove(attempts.keySet().iterator().next());
        }
        return attempt;
    }
}
