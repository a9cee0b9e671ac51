package io.jenkins.plugins.k6notify.manage;

import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.view.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * An enabled channel of an administrator whose deliveries fail.
 *
 * @param channel name of the channel
 * @param since time of the first failure after the last success
 * @param words beginning of the result of the last attempt, untrusted text: views must escape it; may be empty
 */
@Restricted(NoExternalUse.class)
public record ChannelFailures(String channel, Timestamp since, String words) {

    private static final int WORDS = 200;

    /** @param tests results of the last test of each channel */
    static List<ChannelFailures> of(
            List<Channel> channels, List<ChannelHealth> known, Function<Channel, Optional<TestHookResult>> tests) {
        List<ChannelFailures> troubles = new ArrayList<>();
        for (Channel channel : channels) {
            known.stream()
                    .filter(health -> ChannelKey.of(health).equals(ChannelKey.of(channel)))
                    .filter(health -> ChannelState.of(
                                    channel, health, tests.apply(channel).orElse(null))
                            == ChannelState.FAILS)
                    .map(ChannelFailures::of)
                    .forEach(troubles::add);
        }
        return troubles;
    }

    private static ChannelFailures of(ChannelHealth health) {
        Reason reason = health.lastFailureReason();
        return new ChannelFailures(
                health.channel(),
                new Timestamp(Objects.requireNonNull(health.failedSince(), "failedSince")),
                reason == null ? "" : Excerpt.line(Wording.of(reason), WORDS));
    }
}
