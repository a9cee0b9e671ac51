package io.jenkins.plugins.k6notify.engine.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Lets deliveries through to their endpoints: one at a time for each endpoint, {@value #AT_ONCE} at once in all, the
 * endpoints taking turns. So that sick endpoints hold up no other, one that takes long gives its place to another, up to
 * {@value #MOST_LATE} of them; one that took long the last time gets no place that it could not give away; and all
 * places but one are the most for those of which no quick answer can be expected: they took long or failed the last time,
 * or nothing is known but that much waits for them. Knows deliveries by their sequence number. Not safe for use by
 * several threads.
 */
final class Gates {

    static final int AT_ONCE = 4;

    /** How many may be under way without a place. They cost a thread that waits. */
    static final int MOST_LATE = 28;

    private static final class Gate {
        private final NavigableSet<Long> ready = new TreeSet<>();
        private boolean busy;

        /** What is under way takes long. */
        private boolean late;

        /** It is under way without a place. */
        private boolean placeGiven;

        /** No quick answer could be expected when it went. */
        private boolean doubted;

        /** Something was under way, of which the next two tell. */
        private boolean known;

        /** What was under way last took long. */
        private boolean slow;

        /** What was under way last was in vain. */
        private boolean failing;

        private int pauses;

        private boolean isOpen() {
            return !busy && pauses == 0 && !ready.isEmpty();
        }

        /** At first contact with many, that several deliveries wait is all there is to tell the sick from the others. */
        private boolean isDoubtful() {
            return known ? slow || failing : ready.size() > 1;
        }

        private boolean isUnused() {
            return !busy && pauses == 0 && ready.isEmpty() && !slow && !failing;
        }
    }

    /** In the order of their turns. */
    private final Map<String, Gate> gates = new LinkedHashMap<>();

    private int placesTaken;
    private int placesOfDoubted;
    private int lateOnes;

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
            if (gate.isOpen() && isPlaceFor(gate)) {
                gate.busy = true;
                gate.late = false;
                gate.doubted = gate.isDoubtful();
                takePlaces(gate, 1);
                return Optional.ofNullable(gate.ready.pollFirst());
            }
        }
        return Optional.empty();
    }

    private boolean isPlaceFor(Gate gate) {
        if (gate.slow && lateOnes == MOST_LATE) {
            return false;
        }
        return placesTaken < AT_ONCE && (!gate.isDoubtful() || placesOfDoubted < AT_ONCE - 1);
    }

    private void takePlaces(Gate gate, int places) {
        placesTaken += places;
        if (gate.doubted) {
            placesOfDoubted += places;
        }
    }

    /** What is under way to an endpoint takes long. */
    void late(String endpoint) {
        Gate gate = gate(endpoint);
        if (gate.late) {
            return;
        }
        gate.late = true;
        givePlace(gate);
    }

    private void givePlace(Gate late) {
        if (lateOnes < MOST_LATE) {
            late.placeGiven = true;
            lateOnes++;
            takePlaces(late, -1);
        }
    }

    /**
     * How the last attempt at an endpoint went.
     *
     * @param slow whether it took long
     * @param failed whether it has to be repeated
     */
    void tried(String endpoint, boolean slow, boolean failed) {
        Gate gate = gate(endpoint);
        gate.known = true;
        gate.slow = slow;
        gate.failing = failed;
        forgetUnused(endpoint);
    }

    void arrived(String endpoint) {
        Gate gate = gate(endpoint);
        gate.busy = false;
        if (gate.placeGiven) {
            gate.placeGiven = false;
            lateOnes--;
            gates.values().stream()
                    .filter(other -> other.busy && other.late && !other.placeGiven)
                    .findFirst()
                    .ifPresent(this::givePlace);
        } else {
            takePlaces(gate, -1);
        }
        // To the end of the row.
        gates.remove(endpoint);
        gates.put(endpoint, gate);
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
