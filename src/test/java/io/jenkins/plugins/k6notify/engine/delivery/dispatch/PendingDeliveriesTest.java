package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PendingDeliveriesTest {

    private static final int DELIVERIES = 60;
    private static final long PLENTY = 1 << 30;

    private final EndpointQueues queues = new EndpointQueues();
    private final PendingDeliveries pending = new PendingDeliveries(DELIVERIES, PLENTY, queues);

    @Property
    void keepsOrderAndLosesNoDelivery(@ForAll Random random) {
        EndpointQueues turns = new EndpointQueues();
        PendingDeliveries all = new PendingDeliveries(DELIVERIES, PLENTY, turns);
        List<PendingDelivery> inFlight = new ArrayList<>();
        List<PendingDelivery> delayed = new ArrayList<>();
        List<String> paused = new ArrayList<>();
        Map<String, Long> lastOfKey = new HashMap<>();
        int added = 0;
        int finished = 0;

        while (finished < DELIVERIES) {
            switch (random.nextInt(7)) {
                case 0, 1 -> {
                    if (added < DELIVERIES) {
                        all.add(delivery(++added, "hook" + random.nextInt(6), "key" + random.nextInt(10)), false);
                    }
                }
                case 2 -> {
                    if (!inFlight.isEmpty()) {
                        PendingDelivery delivery = inFlight.remove(random.nextInt(inFlight.size()));
                        turns.freeSlot(delivery.endpoint);
                        turns.recordAttempt(delivery.endpoint, true);
                        all.delay(delivery);
                        delayed.add(delivery);
                    }
                }
                case 3 -> {
                    if (!inFlight.isEmpty()) {
                        PendingDelivery delivery = inFlight.remove(random.nextInt(inFlight.size()));
                        turns.freeSlot(delivery.endpoint);
                        all.delay(delivery);
                        all.setDue(delivery);
                        turns.pause(delivery.endpoint, 1);
                        paused.add(delivery.endpoint);
                    }
                }
                case 4 -> {
                    if (!inFlight.isEmpty()) {
                        PendingDelivery delivery = inFlight.remove(random.nextInt(inFlight.size()));
                        assertThat(lastOfKey.getOrDefault(delivery.orderingKey, 0L))
                                .isLessThan(delivery.sequence());
                        lastOfKey.put(delivery.orderingKey, delivery.sequence());
                        turns.freeSlot(delivery.endpoint);
                        turns.recordAttempt(delivery.endpoint, false);
                        all.remove(delivery);
                        finished++;
                    }
                }
                case 5 -> {
                    delayed.forEach(all::setDue);
                    delayed.clear();
                }
                default -> {
                    paused.forEach(endpoint -> turns.resume(endpoint, 1));
                    paused.clear();
                }
            }
            for (Optional<PendingDelivery> next = turns.next(); next.isPresent(); next = turns.next()) {
                next.get().inFlight = true;
                inFlight.add(next.get());
            }
            assertThat(inFlight.stream().map(delivery -> delivery.endpoint)).doesNotHaveDuplicates();
            assertThat(inFlight.stream().map(delivery -> delivery.orderingKey)).doesNotHaveDuplicates();
            assertThat(inFlight).noneMatch(delayed::contains);
            assertThat(inFlight).noneMatch(delivery -> paused.contains(delivery.endpoint));
            boolean idle = delayed.isEmpty() && paused.isEmpty() && all.size() > 0;
            assertThat(idle && inFlight.isEmpty())
                    .as("something may be sent, and is not")
                    .isFalse();
        }
        assertThat(all.size()).isZero();
        assertThat(turns.size()).isZero();
    }

    @Test
    void earlierDeliveryIsSentFirstWhenAddedLater() {
        PendingDelivery second = pending.add(delivery(2, "hook", "run"), false);
        PendingDelivery first = pending.add(delivery(1, "hook", "run"), false);

        assertThat(queues.next()).contains(first);
        queues.freeSlot(first.endpoint);
        pending.delay(first);
        assertThat(queues.next()).as("its turn has not come").isEmpty();
        pending.setDue(first);
        assertThat(queues.next()).contains(first);
        queues.freeSlot(first.endpoint);
        pending.remove(first);
        assertThat(queues.next()).contains(second);
    }

    @Test
    void keepsContentsUpToByteLimit() {
        PendingDeliveries two = new PendingDeliveries(DELIVERIES, 3000, queues);
        Delivery small = delivery(1, "hook", "a");
        PendingDelivery first = two.add(small, false);
        PendingDelivery second = two.add(delivery(2, "hook", "b"), false);
        PendingDelivery third = two.add(delivery(3, "hook", "c"), false);
        assertThat(first.content).isEqualTo(small);
        assertThat(second.content).isNotNull();
        assertThat(third.content).as("beyond the limit").isNull();

        two.remove(first);
        Delivery later = delivery(3, "hook", "c");
        two.delay(third, later);
        assertThat(third.content).as("there is room again").isEqualTo(later);
        two.remove(second);
        two.remove(third);
        assertThat(two.add(delivery(4, "hook", "d"), false).content).isNotNull();
    }

    @Test
    void keepsContentsExactlyAtByteLimit() {
        long size = new PendingDelivery(delivery(1, "hook", "a")).bytes;
        PendingDeliveries two = new PendingDeliveries(DELIVERIES, 2 * size, queues);

        assertThat(two.add(delivery(1, "hook", "a"), false).content).isNotNull();
        assertThat(two.add(delivery(2, "hook", "b"), false).content).isNotNull();
        assertThat(two.add(delivery(3, "hook", "c"), false).content).isNull();
    }

    private static Delivery delivery(int sequence, String hook, String key) {
        return Delivery.submitted(sequence, Samples.finished(), Samples.webhook(hook), key, Instant.EPOCH);
    }
}
