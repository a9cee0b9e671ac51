package io.jenkins.plugins.k6notify.manage;

import static io.jenkins.plugins.k6notify.manage.Deliveries.NOON;
import static io.jenkins.plugins.k6notify.manage.Deliveries.failing;
import static io.jenkins.plugins.k6notify.manage.Deliveries.failingOfJob;
import static io.jenkins.plugins.k6notify.manage.Deliveries.health;
import static io.jenkins.plugins.k6notify.manage.Deliveries.working;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.view.StateBadge;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChannelRowTest {

    private static final WebhookChannel PERF = new WebhookChannel("perf", "url");
    private static final ChannelHealth UNUSED = ChannelHealth.unused(PERF.endpoint());

    private static TestHookResults.LastTest test(boolean arrived, Instant at) {
        return new TestHookResults.LastTest(at, arrived ? HookResults.arrived() : HookResults.failed());
    }

    private static ChannelRow row(ChannelHealth health) {
        return new ChannelRow(health, PERF, null);
    }

    private static String state(ChannelHealth health, TestHookResults.LastTest test) {
        return new ChannelRow(health, PERF, test).getState().word();
    }

    @Test
    void acceptedTestIsNotCalledDelivered() {
        TestHookResults.LastTest test = new TestHookResults.LastTest(NOON, HookResults.accepted());
        assertThat(test.notice("perf")).isEqualTo(new Notice("success", "perf: " + test.text()));
        assertThat(test.text()).startsWith("Test message accepted: words");
    }

    private static ChannelRow disabled() {
        WebhookChannel off = new WebhookChannel("perf", "url");
        off.setEnabled(false);
        return new ChannelRow(failing("perf"), off, test(true, NOON.plusSeconds(1)));
    }

    @Test
    void stateIsThatOfTheLastDelivery() {
        assertThat(state(UNUSED, null)).isEqualTo("Not used yet");
        assertThat(state(working("perf"), null)).isEqualTo("OK");
        assertThat(state(failing("perf"), null)).isEqualTo("Failing");
    }

    @Test
    void deliveredTestIsNewerSuccess() {
        assertThat(state(UNUSED, test(true, NOON))).isEqualTo("OK");
        ChannelRow row = new ChannelRow(failing("perf"), PERF, test(true, NOON.plusSeconds(1)));
        assertThat(row.getState().word()).isEqualTo("OK");
        assertThat(row.isFailing()).isFalse();
    }

    @Test
    void testBeforeTheFailureDoesNotCount() {
        assertThat(state(failing("perf"), test(true, NOON.minusSeconds(1)))).isEqualTo("Failing");
        ChannelHealth failedWithoutAttempt = health(null, "perf", null, null, NOON, 0);
        assertThat(state(failedWithoutAttempt, test(true, NOON.minusSeconds(1))))
                .isEqualTo("Failing");
    }

    @Test
    void failedTestChangesNothing() {
        Instant later = NOON.plusSeconds(1);
        assertThat(state(UNUSED, test(false, later))).isEqualTo("Not used yet");
        assertThat(state(working("perf"), test(false, later))).isEqualTo("OK");
        assertThat(state(failing("perf"), test(false, later))).isEqualTo("Failing");
    }

    @Test
    void disabledAndDeletedChannelsDoNotFail() {
        assertThat(disabled().getState().word()).isEqualTo("Disabled");
        assertThat(disabled().isFailing()).isFalse();
        ChannelRow deleted = new ChannelRow(failing("perf"), null, null);
        assertThat(deleted.getState().word()).isEqualTo("Renamed or deleted");
        assertThat(deleted.isFailing()).isFalse();
        assertThat(new ChannelRow(failingOfJob("load", "perf"), null, null).isFailing())
                .isTrue();
    }

    @Test
    void eachStateHasItsOwnWordAndAnIcon() {
        List<StateBadge> badges = Stream.of(
                        row(UNUSED),
                        row(working("perf")),
                        row(failing("perf")),
                        row(health(null, "perf", null, null, null, 1)),
                        row(health(null, "perf", null, NOON, null, 1)),
                        disabled(),
                        new ChannelRow(working("perf"), null, null))
                .map(ChannelRow::getState)
                .toList();
        assertThat(badges).extracting(StateBadge::word).doesNotHaveDuplicates();
        assertThat(badges).extracting(StateBadge::icon).allMatch(icon -> icon.startsWith("symbol-"));
    }
}
