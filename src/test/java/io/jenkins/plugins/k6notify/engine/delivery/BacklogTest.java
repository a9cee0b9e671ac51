package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Plays at random with a backlog, and holds what has to be true whatever happens. */
class BacklogTest {

    private static final int DELIVERIES = 60;

    @Property
    void keepsItsRulesAndLosesNothing(@ForAll Random random) {
        Backlog backlog = new Backlog(DELIVERIES);
        List<Delivery> underWay = new ArrayList<>();
        List<Delivery> held = new ArrayList<>();
        Set<Delivery> late = new HashSet<>();
        List<String> paused = new ArrayList<>();
        Map<String, Long> lastOfLane = new HashMap<>();
        int added = 0;
        int ended = 0;

        while (ended < DELIVERIES) {
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    if (added < DELIVERIES) {
                        backlog.add(delivery(++added, random), false);
                    }
                }
                case 2 -> {
                    if (!underWay.isEmpty()) {
                        Delivery delivery = underWay.remove(random.nextInt(underWay.size()));
                        backlog.hold(delivery);
                        held.add(delivery);
                    }
                }
                case 3 -> {
                    if (!underWay.isEmpty()) {
                        Delivery delivery = underWay.remove(random.nextInt(underWay.size()));
                        backlog.putBack(delivery);
                        backlog.pause(delivery.endpoint().key());
                        paused.add(delivery.endpoint().key());
                    }
                }
                case 4 -> {
                    if (!underWay.isEmpty()) {
                        Delivery delivery = underWay.remove(random.nextInt(underWay.size()));
                        assertThat(lastOfLane.getOrDefault(delivery.lane(), 0L)).isLessThan(delivery.sequence());
                        lastOfLane.put(delivery.lane(), delivery.sequence());
                        backlog.end(delivery);
                        ended++;
                    }
                }
                case 5 -> {
                    if (!underWay.isEmpty()) {
                        Delivery delivery = underWay.get(random.nextInt(underWay.size()));
                        backlog.late(delivery);
                        late.add(delivery);
                    }
                }
                case 6 -> {
                    held.forEach(delivery -> backlog.resume(delivery.sequence()));
                    held.clear();
                }
                default -> {
                    paused.forEach(backlog::unpause);
                    paused.clear();
                }
            }
            for (Optional<Delivery> next = backlog.next(); next.isPresent(); next = backlog.next()) {
                underWay.add(next.get());
            }
            late.retainAll(underWay);
            assertThat(underWay.size() - late.size()).isLessThanOrEqualTo(Gates.AT_ONCE);
            assertThat(underWay).hasSizeLessThanOrEqualTo(CourierBuilder.THREADS);
            assertThat(underWay.stream().map(delivery -> delivery.endpoint().key()))
                    .doesNotHaveDuplicates();
            assertThat(underWay.stream().map(Delivery::lane)).doesNotHaveDuplicates();
            assertThat(underWay).noneMatch(held::contains);
            assertThat(underWay)
                    .noneMatch(delivery -> paused.contains(delivery.endpoint().key()));
            boolean idle = held.isEmpty() && paused.isEmpty() && backlog.size() > 0;
            assertThat(idle && underWay.isEmpty())
                    .as("something may go, and does not")
                    .isFalse();
        }
        assertThat(backlog.size()).isZero();
    }

    @Test
    void whatWasHandedOverFirstGoesFirstEvenIfItComesLast() {
        Backlog backlog = new Backlog(DELIVERIES);
        Delivery second = delivery(2, "hook", "run");
        backlog.add(second, false);
        backlog.add(delivery(1, "hook", "run"), false);

        Delivery first = backlog.next().orElseThrow();
        assertThat(first.sequence()).isEqualTo(1);
        backlog.hold(first);
        assertThat(backlog.next()).as("its turn has not come").isEmpty();
        backlog.resume(1);
        backlog.end(backlog.next().orElseThrow());
        assertThat(backlog.next()).contains(second);
    }

    @Test
    void whatWasTriedInVainIsDoubted() {
        Backlog backlog = new Backlog(DELIVERIES);
        for (int i = 1; i <= Gates.AT_ONCE; i++) {
            backlog.add(delivery(i, "hook" + i, "run" + i), false);
        }
        for (int i = 1; i <= Gates.AT_ONCE; i++) {
            Attempt attempt = Attempt.unanswered(Instant.EPOCH, 1, Reason.said("no"), Attempt.Outcome.RETRY);
            backlog.hold(backlog.next().orElseThrow().after(attempt, Optional.of(Duration.ofSeconds(1))));
        }
        LongStream.rangeClosed(1, Gates.AT_ONCE).forEach(backlog::resume);

        for (int i = 1; i < Gates.AT_ONCE; i++) {
            assertThat(backlog.next()).isPresent();
        }
        assertThat(backlog.next()).as("a place is left for others").isEmpty();
        backlog.add(delivery(9, "other", "other"), false);
        assertThat(backlog.next())
                .hasValueSatisfying(next -> assertThat(next.sequence()).isEqualTo(9));
    }

    private static Delivery delivery(int sequence, String hook, String lane) {
        return Delivery.handedOver(sequence, Samples.finished(), Samples.webhook(hook), lane, Instant.EPOCH);
    }

    private static Delivery delivery(int sequence, Random random) {
        return delivery(sequence, "hook" + random.nextInt(6), "lane" + random.nextInt(10));
    }
}
