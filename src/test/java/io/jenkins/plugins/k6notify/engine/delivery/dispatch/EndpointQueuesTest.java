package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointQueuesTest {

    private final EndpointQueues queues = new EndpointQueues();
    private long sequence;

    private PendingDelivery offer(String name) {
        PendingDelivery delivery = new PendingDelivery(
                Delivery.submitted(++sequence, Samples.finished(), endpoint(name), "key " + sequence, Instant.EPOCH));
        queues.offer(delivery);
        return delivery;
    }

    private static Endpoint endpoint(String name) {
        return Samples.webhook(name);
    }

    private static String key(String name) {
        return endpoint(name).key();
    }

    private Optional<String> next() {
        return queues.next().map(delivery -> delivery.endpoint);
    }

    private void deliver(String name, boolean slowOrFailed) {
        offer(name);
        assertThat(next()).contains(key(name));
        queues.freeSlot(key(name));
        queues.recordAttempt(key(name), slowOrFailed);
    }

    @Test
    void sendsOneRequestAtATimeToEndpoint() {
        offer("a");
        offer("a");
        offer("b");

        assertThat(next()).contains(key("a"));
        assertThat(next()).contains(key("b"));
        assertThat(next()).isEmpty();
        queues.freeSlot(key("a"));
        assertThat(next()).contains(key("a"));
    }

    @Test
    void endpointsTakeTurns() {
        offer("a");
        offer("a");
        offer("b");
        assertThat(next()).contains(key("a"));
        queues.freeSlot(key("a"));

        assertThat(next()).contains(key("b"));
        assertThat(next()).contains(key("a"));
    }

    @Test
    void limitsRequestsInFlight() {
        for (int i = 0; i <= EndpointQueues.MAX_IN_FLIGHT; i++) {
            offer("hook" + i);
        }
        for (int i = 0; i < EndpointQueues.MAX_IN_FLIGHT; i++) {
            assertThat(next()).isPresent();
        }
        assertThat(next()).isEmpty();
        queues.freeSlot(key("hook0"));
        assertThat(next()).contains(key("hook" + EndpointQueues.MAX_IN_FLIGHT));
    }

    @Test
    void failingEndpointsLeaveSlotsForOthers() {
        for (int i = 0; i < EndpointQueues.MAX_IN_FLIGHT; i++) {
            deliver("failing" + i, true);
        }
        for (int i = 0; i < EndpointQueues.MAX_IN_FLIGHT; i++) {
            offer("failing" + i);
        }
        for (int i = 0; i < EndpointQueues.MAX_SUSPECT; i++) {
            assertThat(next()).isPresent();
        }
        assertThat(next()).as("the other slots are for others").isEmpty();
        offer("well");
        assertThat(next()).contains(key("well"));
        queues.freeSlot(key("failing0"));
        assertThat(next()).as("one of them was freed").isPresent();
        assertThat(next()).isEmpty();
    }

    @Test
    void queuedEndpointIsSuspectUntilTried() {
        for (int i = 0; i <= EndpointQueues.MAX_SUSPECT; i++) {
            offer("hook" + i);
            offer("hook" + i);
        }
        for (int i = 0; i < EndpointQueues.MAX_SUSPECT; i++) {
            assertThat(next()).isPresent();
        }
        assertThat(next()).isEmpty();
        queues.freeSlot(key("hook0"));
        queues.recordAttempt(key("hook0"), false);
        assertThat(next()).contains(key("hook" + EndpointQueues.MAX_SUSPECT));
        assertThat(next()).as("it responded quickly").contains(key("hook0"));
    }

    @Test
    void sendsNothingDuringPause() {
        offer("a");
        queues.pause(key("a"), 100);
        queues.pause(key("a"), 50);
        queues.resume(key("a"), 99);
        assertThat(next()).isEmpty();

        queues.resume(key("a"), 100);

        assertThat(next()).contains(key("a"));
    }

    @Test
    void pauseIsKeptWithoutDeliveries() {
        deliver("a", false);
        queues.pause(key("a"), 100);
        offer("a");
        assertThat(next()).isEmpty();
    }

    @Test
    void withdrawRemovesDelivery() {
        PendingDelivery withdrawn = offer("a");
        queues.remove(withdrawn);

        assertThat(next()).isEmpty();
        assertThat(queues.size()).isZero();
    }

    @Test
    void remembersLimitedNumberOfFailingEndpoints() {
        for (int i = 0; i < 50_000; i++) {
            deliver("well" + i, false);
            deliver("failing" + i, true);
        }
        assertThat(queues.size()).isEqualTo(EndpointQueues.MAX_REMEMBERED);
    }

    @Test
    void rememberedEndpointsAreSuspect() {
        deliver("failing", true);
        for (int i = 0; i < EndpointQueues.MAX_SUSPECT; i++) {
            deliver("other" + i, true);
        }
        for (int i = 0; i < EndpointQueues.MAX_SUSPECT; i++) {
            offer("other" + i);
        }
        for (int i = 0; i < EndpointQueues.MAX_SUSPECT; i++) {
            assertThat(next()).isPresent();
        }
        offer("failing");
        assertThat(next()).isEmpty();
    }

    @Test
    void endpointIsForgottenWhenRequestWasNotTried() {
        offer("a");
        assertThat(next()).contains(key("a"));

        queues.freeSlot(key("a"));

        assertThat(queues.size()).isZero();
    }

    @Test
    void idleEndpointIsForgottenAfterPause() {
        queues.pause(key("a"), 100);
        queues.resume(key("a"), 99);
        assertThat(queues.size()).isEqualTo(1);

        queues.resume(key("a"), 100);

        assertThat(queues.size()).isZero();
    }

    @Test
    void forgetsOldestFailingEndpointFirst() {
        for (int i = 0; i <= EndpointQueues.MAX_REMEMBERED; i++) {
            deliver("failing" + i, true);
        }
        // The first endpoint is not suspect any more, so it gets one of the slots that are reserved for others.
        for (int i = 1; i <= EndpointQueues.MAX_SUSPECT + 1; i++) {
            offer("failing" + i);
        }
        for (int i = 0; i < EndpointQueues.MAX_SUSPECT; i++) {
            assertThat(next()).isPresent();
        }
        assertThat(next()).isEmpty();
        offer("failing0");

        assertThat(next()).contains(key("failing0"));
    }
}
