package io.jenkins.plugins.k6notify.engine.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Lets deliveries through to their endpoints: one at a time for each endpoint, {@value #AT_ONCE} at once in all, the
 * endpoints taking turns. The last free place is kept from endpoints that gave no answer last time, so that dead ones
 * hold up no other. Knows deliveries by their sequence number. Not safe for use by several threads.
 */
final class Gates {

    static final int AT_ONCE = 4;

    private static final class Gate {
        private final NavigableSet<Long> ready = new TreeSet<>();
        private boolean busy;
        private boolean silent;
        private int pauses;

        private boolean isOpen() {
            return !busy && pauses == 0 && !ready.isEmpty();
        }

        private boolean isUnused() {
            return !busy && pauses == 0 && ready.isEmpty() && !silent;
        }
    }

    /** In the order of their turns. */
    private final Map<String, Gate> gates = new LinkedHashMap<>();

    private int underWay;

    /** Lets a delivery go when its turn comes. */
    void offer(String endpoint, long sequence) {
        gate(endpoint).ready.add(sequence);
    }

    /** Takes an offer back, if there is one. */
    void withdraw(String endpoint, long sequence) {
        gate(endpoint).ready.remove(sequence);
        forgetUnused(endpoint);
    }

    /** Takes the offer whose turn it is, if there is one; its endpoint is busy until {@link #arrived}. */
    Optional<Long> next() {
        for (Gate gate : gates.values()) {
            int places = gate.silent ? AT_ONCE - 1 : AT_ONCE;
            if (gate.isOpen() && underWay < places) {
                gate.busy = true;
                underWay++;
                return Optional.ofNullable(gate.ready.pollFirst());
            }
        }
        return Optional.empty();
    }

    void arrived(String endpoint) {
        Gate gate = gate(endpoint);
        gate.busy = false;
        underWay--;
        // To the end of the row.
        gates.remove(endpoint);
        gates.put(endpoint, gate);
        forgetUnused(endpoint);
    }

    /** Notes how the last attempt at an endpoint went; after the end of a delivery it counts as answering again. */
    void answered(String endpoint, boolean answered) {
        gate(endpoint).silent = !answered;
        forgetUnused(endpoint);
    }

    void pause(String endpoint) {
        gate(endpoint).pauses++;
    }

    void unpause(String endpoint) {
        gate(endpoint).pauses--;
        forgetUnused(endpoint);
    }

    private Gate gate(String endpoint) {
        return gates.computeIfAbsent(endpoint, key -> new Gate());
    }

    /** Endpoints come and go with the jobs that name them. */
    private void forgetUnused(String endpoint) {
        if (gate(endpoint).isUnused()) {
            gates.remove(endpoint);
        }
    }
}
