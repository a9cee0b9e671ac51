package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Endpoints come and go with the jobs that name them: one that is not in use has no place in the row any more. */
class GatesTest {

    private final Gates gates = new Gates();

    @Test
    void forgetsAnEndpointWhoseOfferWasTakenBack() {
        gates.offer("a", 1);
        gates.withdraw("a", 1);

        assertThatItGoesBehindOthers();
    }

    @Test
    void forgetsAnEndpointWhoseDeliveryArrived() {
        goAndArrive();

        assertThatItGoesBehindOthers();
    }

    @Test
    void forgetsAnEndpointThatRecovered() {
        goAndArrive();
        gates.tried("a", true, true);
        gates.tried("a", false, false);

        assertThatItGoesBehindOthers();
    }

    @Test
    void remembersWhatIsSickOrPaused() {
        gates.tried("slow", true, false);
        gates.tried("failing", false, true);
        gates.pause("paused");
        gates.offer("other", 1);
        gates.offer("slow", 2);
        gates.offer("failing", 3);
        gates.offer("paused", 4);

        assertThat(gates.next()).contains(2L);
        assertThat(gates.next()).contains(3L);
        assertThat(gates.next()).contains(1L);
        assertThat(gates.next()).isEmpty();
    }

    private void goAndArrive() {
        gates.offer("a", 1);
        assertThat(gates.next()).contains(1L);
        gates.arrived("a");
    }

    private void assertThatItGoesBehindOthers() {
        gates.offer("other", 2);
        gates.offer("a", 3);
        assertThat(gates.next()).contains(2L);
        assertThat(gates.next()).contains(3L);
    }
}
