package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.benchmarks.receiver.Receiver;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Request;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Sickness;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what was handed over with what arrived. Safe for use by several threads. */
final class Verdict implements Receiver.Witness {

    private record Event(String key, int number) {
        int channel() {
            return Integer.parseInt(key.substring(0, key.indexOf('-')));
        }
    }

    /** What there is to count of the receivers with one sickness. */
    private static final class Count {
        private int handed;
        private int lost;
        private int outOfOrder;
        private int requests;
        private int takenAgain;
    }

    private final Set<Event> handed = new HashSet<>();
    private final Map<Event, Integer> taken = new HashMap<>();
    private final Map<Event, Integer> requests = new HashMap<>();
    private final Set<Event> outOfOrder = new HashSet<>();
    private final Map<Event, String> ids = new HashMap<>();
    private final Set<Event> otherIds = new HashSet<>();

    synchronized void handed(String key, int number) {
        handed.add(new Event(key, number));
    }

    @Override
    public synchronized void arrived(Request request) {
        Event event = new Event(request.key(), request.number());
        requests.merge(event, 1, Integer::sum);
        if (!request.id().equals(ids.computeIfAbsent(event, first -> request.id()))) {
            otherIds.add(event);
        }
        if (event.number() > 0 && !taken.containsKey(new Event(event.key(), event.number() - 1))) {
            outOfOrder.add(event);
        }
    }

    @Override
    public synchronized void taken(Request request) {
        taken.merge(new Event(request.key(), request.number()), 1, Integer::sum);
    }

    /** How many have arrived whose hand-over did not return. */
    synchronized long takenUnasked() {
        return taken.keySet().stream().filter(event -> !handed.contains(event)).count();
    }

    /** Whether nothing is lost, nothing out of order, and what came again came with the same id. */
    synchronized boolean isGood() {
        return taken.keySet().containsAll(handed) && outOfOrder.isEmpty() && otherIds.isEmpty();
    }

    /** A line of CSV for each sickness. */
    synchronized void print(List<Sickness> sicknesses) {
        Map<Sickness, Count> counts = new EnumMap<>(Sickness.class);
        sicknesses.forEach(sickness -> counts.putIfAbsent(sickness, new Count()));
        handed.forEach(event -> {
            Count count = counts.get(sicknesses.get(event.channel()));
            count.handed++;
            count.lost += taken.containsKey(event) ? 0 : 1;
        });
        requests.forEach((event, times) -> counts.get(sicknesses.get(event.channel())).requests += times);
        taken.forEach((event, times) -> counts.get(sicknesses.get(event.channel())).takenAgain += times - 1);
        outOfOrder.forEach(event -> counts.get(sicknesses.get(event.channel())).outOfOrder++);
        System.out.println("# came again with another id: " + otherIds.size());
        System.out.println(
                "# channels: " + handed.stream().map(Event::channel).distinct().count());
        System.out.println("receivers,handed over,lost,out of order,requests,taken a second time with the same id");
        counts.forEach((sickness, count) -> System.out.printf(
                "%s,%d,%d,%d,%d,%d%n",
                sickness, count.handed, count.lost, count.outOfOrder, count.requests, count.takenAgain));
    }
}
