package io.jenkins.plugins.k6notify.manage;

import static io.jenkins.plugins.k6notify.manage.Deliveries.NOON;
import static io.jenkins.plugins.k6notify.manage.Deliveries.failing;
import static io.jenkins.plugins.k6notify.manage.Deliveries.failingOfJob;
import static io.jenkins.plugins.k6notify.manage.Deliveries.working;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.channel.TestHook;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelFailuresTest {

    private static final TestHook.Result ARRIVED = HookResults.arrived();

    private final WebhookChannel perf = new WebhookChannel("perf", "url");
    private final TestHookResults tests = new TestHookResults(Clock.fixed(NOON.plusSeconds(1), ZoneOffset.UTC));

    private List<ChannelFailures> troubles(ChannelHealth... known) {
        return ChannelFailures.of(List.of(perf, new WebhookChannel("other", "url")), List.of(known), tests::of);
    }

    @Test
    void isOfChannelsThatFail() {
        assertThat(troubles(failing("perf"), working("other"))).singleElement().satisfies(trouble -> {
            assertThat(trouble.channel()).isEqualTo("perf");
            assertThat(trouble.words()).isEqualTo("the receiver returned HTTP 410: no");
            assertThat(trouble.since().instant()).isEqualTo(NOON.minusSeconds(30));
        });
    }

    @Test
    void isNotOfThoseThatAreGoneOrOfJobsOrSwitchedOff() {
        assertThat(troubles(failing("gone"), failingOfJob("load", "perf"))).isEmpty();
        perf.setEnabled(false);
        assertThat(troubles(failing("perf"))).isEmpty();
    }

    @Test
    void isOverWhenTheTestHookArrives() {
        tests.note(perf.endpoint(), ARRIVED);
        assertThat(troubles(failing("perf"))).isEmpty();
    }

    @Test
    void isNotOverWhenAnotherAddressWasTriedOut() {
        tests.note(new WebhookChannel("perf", "another-url").endpoint(), ARRIVED);
        tests.note(new WebhookChannel("other", "url").endpoint(), ARRIVED);
        assertThat(troubles(failing("perf"))).hasSize(1);
    }
}
