package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.benchmarks.receiver.FaultMode;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Request;
import io.jenkins.plugins.k6notify.benchmarks.receiver.SimulatedReceiver;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares submitted with received messages. Safe for use by several threads. */
final class DeliveryCheck implements SimulatedReceiver.RequestListener {

    private record Event(String key, int number) {
        int channel() {
            return Integer.parseInt(key.substring(0, key.indexOf('-')));
        }
    }

    /** Counters of the receivers with one fault mode. */
    private static final class Count {
        private int submitted;
        private int lost;
        private int outOfOrder;
        private int requests;
        private int acceptedAgain;
    }

    private final Set<Event> submitted = new HashSet<>();
    private final Map<Event, Integer> accepted = new HashMap<>();
    private final Map<Event, Integer> requests = new HashMap<>();
    private final Set<Event> outOfOrder = new HashSet<>();
    private final Map<Event, String> ids = new HashMap<>();
    private final Set<Event> otherIds = new HashSet<>();

    synchronized void submitted(String key, int number) {
        submitted.add(new Event(key, number));
    }

    @Override
    public synchronized void received(Request request) {
        Event event = new Event(request.key(), request.number());
        requests.merge(event, 1, Integer::sum);
        if (!request.id().equals(ids.computeIfAbsent(event, first -> request.id()))) {
            otherIds.add(event);
        }
        if (event.number() > 0 && !accepted.containsKey(new Event(event.key(), event.number() - 1))) {
            outOfOrder.add(event);
        }
    }

    @Override
    public synchronized void accepted(Request request) {
        accepted.merge(new Event(request.key(), request.number()), 1, Integer::sum);
    }

    /** Returns the number of accepted messages whose submission did not return. */
    synchronized long acceptedWithoutSubmission() {
        return accepted.keySet().stream()
                .filter(event -> !submitted.contains(event))
                .count();
    }

    /** Whether no message was lost or out of order, and duplicates had the same id. */
    synchronized boolean isPassed() {
        return accepted.keySet().containsAll(submitted) && outOfOrder.isEmpty() && otherIds.isEmpty();
    }

    /** Prints a line of CSV for each fault mode. */
    synchronized void print(List<FaultMode> modes) {
        Map<FaultMode, Count> counts = new EnumMap<>(FaultMode.class);
        modes.forEach(mode -> counts.putIfAbsent(mode, new Count()));
        submitted.forEach(event -> {
            Count count = counts.get(modes.get(event.channel()));
            count.submitted++;
            count.lost += accepted.containsKey(event) ? 0 : 1;
        });
        requests.forEach((event, times) -> counts.get(modes.get(event.channel())).requests += times);
        accepted.forEach((event, times) -> counts.get(modes.get(event.channel())).acceptedAgain += times - 1);
        outOfOrder.forEach(event -> counts.get(modes.get(event.channel())).outOfOrder++);
        System.out.println("# duplicates with another id: " + otherIds.size());
        System.out.println("# channels: "
                + submitted.stream().map(Event::channel).distinct().count());
        System.out.println("receivers,submitted,lost,out of order,requests,accepted twice with the same id");
        counts.forEach((mode, count) -> System.out.printf(
                "%s,%d,%d,%d,%d,%d%n",
                mode, count.submitted, count.lost, count.outOfOrder, count.requests, count.acceptedAgain));
    }
}
