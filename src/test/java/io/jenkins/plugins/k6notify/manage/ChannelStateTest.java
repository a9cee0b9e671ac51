package io.jenkins.plugins.k6notify.manage;

import static io.jenkins.plugins.k6notify.manage.Deliveries.NOON;
import static io.jenkins.plugins.k6notify.manage.Deliveries.failing;
import static io.jenkins.plugins.k6notify.manage.Deliveries.health;
import static io.jenkins.plugins.k6notify.manage.Deliveries.working;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChannelStateTest {

    private static final WebhookChannel PERF = new WebhookChannel("perf", "url");

    private static TestHookResult test(boolean arrived, Instant at) {
        return new TestHookResult(PERF.endpoint(), at, arrived ? HookResults.arrived() : HookResults.failed());
    }

    private static ChannelState of(ChannelHealth health) {
        return ChannelState.of(PERF, health, null);
    }

    @Test
    void isThatOfTheLastDelivery() {
        assertThat(of(null)).isEqualTo(ChannelState.UNUSED);
        assertThat(of(working("perf"))).isEqualTo(ChannelState.WORKS);
        assertThat(of(failing("perf"))).isEqualTo(ChannelState.FAILS);
    }

    @Test
    void whatIsTriedAgainHasNotFailedYet() {
        Instant before = NOON.minusSeconds(60);
        assertThat(of(health(null, "perf", before, NOON, null, 1))).isEqualTo(ChannelState.RETRIES);
        assertThat(of(health(null, "perf", null, NOON, null, 1))).isEqualTo(ChannelState.RETRIES);
        assertThat(of(health(null, "perf", NOON, before, null, 1))).isEqualTo(ChannelState.WORKS);
        assertThat(of(health(null, "perf", null, null, null, 1))).isEqualTo(ChannelState.WAITS);
        assertThat(of(health(null, "perf", null, null, null, 0)))
                .as("all were left out")
                .isEqualTo(ChannelState.UNUSED);
    }

    @Test
    void aTestThatArrivesIsGoodNews() {
        assertThat(ChannelState.of(PERF, null, test(true, NOON))).isEqualTo(ChannelState.WORKS);
        assertThat(ChannelState.of(PERF, failing("perf"), test(true, NOON.plusSeconds(1))))
                .isEqualTo(ChannelState.WORKS);
    }

    @Test
    void aTestFromBeforeTheFailureIsNone() {
        assertThat(ChannelState.of(PERF, failing("perf"), test(true, NOON.minusSeconds(1))))
                .isEqualTo(ChannelState.FAILS);
        ChannelHealth fileWasTakenAway = health(null, "perf", null, null, NOON, 0);
        assertThat(ChannelState.of(PERF, fileWasTakenAway, test(true, NOON.minusSeconds(1))))
                .isEqualTo(ChannelState.FAILS);
    }

    @Test
    void aTestThatFailsChangesNothing() {
        Instant later = NOON.plusSeconds(1);
        assertThat(ChannelState.of(PERF, null, test(false, later))).isEqualTo(ChannelState.UNUSED);
        assertThat(ChannelState.of(PERF, working("perf"), test(false, later))).isEqualTo(ChannelState.WORKS);
        assertThat(ChannelState.of(PERF, failing("perf"), test(false, later))).isEqualTo(ChannelState.FAILS);
    }

    @Test
    void oneThatIsSwitchedOffDoesNotFail() {
        WebhookChannel off = new WebhookChannel("perf", "url");
        off.setEnabled(false);
        assertThat(ChannelState.of(off, failing("perf"), test(true, NOON.plusSeconds(1))))
                .isEqualTo(ChannelState.DISABLED);
    }

    @Test
    void eachHasAnIconAndAWordOfItsOwn() {
        assertThat(ChannelState.values())
                .extracting(state -> state.badge().word())
                .doesNotHaveDuplicates();
        assertThat(ChannelState.values())
                .extracting(state -> state.badge().icon())
                .allMatch(icon -> icon.startsWith("symbol-"));
    }
}
