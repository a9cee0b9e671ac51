package io.jenkins.plugins.k6notify.engine.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What waits, and what may go next: the rules of docs/design.md §8 without threads, time and disk. A lane goes in order: its
 * first delivery holds up those behind it. Not safe for use by several threads.
 */
final class Backlog {

    private static final class Waiting {
        private Delivery delivery;
        private boolean held;
        private boolean underWay;

        private Waiting(Delivery delivery, boolean held) {
            this.delivery = delivery;
            this.held = held;
        }
    }

    private final int capacity;
    private final Gates gates = new Gates();
    private final TreeMap<Long, Waiting> all = new TreeMap<>();
    private final NavigableSet<Long> started = new TreeSet<>();
    private final Map<String, NavigableSet<Long>> lanes = new HashMap<>();

    /** @param capacity how many may wait before {@link #overflow} drops some */
    Backlog(int capacity) {
        this.capacity = capacity;
    }

    int size() {
        return all.size();
    }

    /** All that are not at their end, in order. */
    List<Delivery> deliveries() {
        return all.values().stream().map(waiting -> waiting.delivery).toList();
    }

    /** @param held whether it waits for {@link #resume} */
    void add(Delivery delivery, boolean held) {
        long sequence = delivery.sequence();
        tried(delivery);
        all.put(sequence, new Waiting(delivery, held));
        if (delivery.isStarted()) {
            started.add(sequence);
        }
        NavigableSet<Long> lane = lanes.computeIfAbsent(delivery.lane(), name -> new TreeSet<>());
        lane.add(sequence);
        if (lane.first() == sequence) {
            // Two threads may hand over at the same time, and the later number come first.
            Optional.ofNullable(lane.higher(sequence)).map(all::get).ifPresent(this::withdraw);
            offer(lane);
        }
    }

    /** Takes the next delivery that may go, if there is one. It is under way until one of the next three methods. */
    Optional<Delivery> next() {
        Optional<Delivery> next = gates.next().map(sequence -> all.get(sequence).delivery);
        next.ifPresent(delivery -> all.get(delivery.sequence()).underWay = true);
        return next;
    }

    /** Takes a delivery back that was under way and was not tried. */
    void putBack(Delivery delivery) {
        arrived(delivery);
        offer(lanes.get(delivery.lane()));
    }

    /** Takes a delivery back that was tried in vain; it, and what is behind it in its lane, waits for {@link #resume}. */
    void hold(Delivery delivery) {
        Waiting waiting = arrived(delivery);
        tried(delivery);
        waiting.delivery = delivery;
        waiting.held = true;
    }

    /** A delivery has been under way for long; nothing, if it is no more. */
    void late(Delivery delivery) {
        Waiting waiting = all.get(delivery.sequence());
        if (waiting != null && waiting.underWay && waiting.delivery == delivery) {
            gates.late(delivery.endpoint().key());
        }
    }

    /** Takes out a delivery that is at its end, under way or not. */
    void end(Delivery delivery) {
        withdraw(arrived(delivery));
        tried(delivery);
        all.remove(delivery.sequence());
        started.remove(delivery.sequence());
        NavigableSet<Long> lane = lanes.get(delivery.lane());
        lane.remove(delivery.sequence());
        if (lane.isEmpty()) {
            lanes.remove(delivery.lane());
        } else {
            offer(lane);
        }
    }

    /** Ends the wait of a delivery that is held, if it is still there. */
    void resume(long sequence) {
        Waiting waiting = all.get(sequence);
        if (waiting != null) {
            waiting.held = false;
            offer(lanes.get(waiting.delivery.lane()));
        }
    }

    /** Lets nothing go to an endpoint until as many calls of {@link #unpause}. */
    void pause(String endpoint) {
        gates.pause(endpoint);
    }

    void unpause(String endpoint) {
        gates.unpause(endpoint);
    }

    /** Which delivery has to be dropped because too many wait: the oldest started event, else the oldest of any. */
    Optional<Delivery> overflow() {
        if (all.size() <= capacity) {
            return Optional.empty();
        }
        return Stream.concat(started.stream().map(all::get), all.values().stream())
                .filter(waiting -> !waiting.underWay)
                .findFirst()
                .map(waiting -> waiting.delivery);
    }

    private void tried(Delivery delivery) {
        delivery.lastAttempt()
                .ifPresent(attempt -> gates.tried(
                        delivery.endpoint().key(), attempt.isSlow(), attempt.outcome() == Attempt.Outcome.RETRY));
    }

    private Waiting arrived(Delivery delivery) {
        Waiting waiting = all.get(delivery.sequence());
        if (waiting.underWay) {
            waiting.underWay = false;
            gates.arrived(delivery.endpoint().key());
        }
        return waiting;
    }

    /** Lets the first delivery of a lane go as soon as its endpoint is free. */
    private void offer(NavigableSet<Long> lane) {
        Waiting first = all.get(lane.first());
        if (!first.held && !first.underWay) {
            gates.offer(first.delivery.endpoint().key(), first.delivery.sequence());
        }
    }

    private void withdraw(Waiting waiting) {
        gates.withdraw(waiting.delivery.endpoint().key(), waiting.delivery.sequence());
    }
}
