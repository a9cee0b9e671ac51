package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.view.StateBadge;
import java.time.Instant;

/** State of a channel. */
enum ChannelState {
    /** The last notification or test hook was delivered. */
    WORKS,
    /** The last attempt failed and will be retried. */
    RETRIES,
    /** The last delivery failed. */
    FAILS,
    /** The first delivery is in progress. */
    WAITS,
    /** The log contains no delivery to the channel. */
    UNUSED,
    /** An administrator disabled the channel. */
    DISABLED,
    /** The channel no longer exists. */
    GONE;

    /** Returns the state of a channel of an administrator. */
    static ChannelState of(Channel channel, @CheckForNull ChannelHealth health, @CheckForNull TestHookResult test) {
        if (!channel.isEnabled()) {
            return DISABLED;
        }
        if (test != null && test.result().delivered() && isNews(test, health)) {
            return WORKS;
        }
        return health == null ? UNUSED : of(health);
    }

    /** Whether the test is newer than any failure in the log. */
    private static boolean isNews(TestHookResult test, @CheckForNull ChannelHealth health) {
        Instant failure = health == null ? null : health.lastFailure();
        Instant since = health == null ? null : health.failedSince();
        return (failure == null || test.at().isAfter(failure))
                && (since == null || test.at().isAfter(since));
    }

    /** Returns the state according to deliveries alone. */
    static ChannelState of(ChannelHealth health) {
        if (health.isFailing()) {
            return FAILS;
        }
        Instant success = health.lastSuccess();
        Instant failure = health.lastFailure();
        if (health.waiting() > 0 && failure != null && (success == null || failure.isAfter(success))) {
            return RETRIES;
        }
        if (success != null) {
            return WORKS;
        }
        return health.waiting() > 0 ? WAITS : UNUSED;
    }

    StateBadge badge() {
        return switch (this) {
            case WORKS -> new StateBadge("symbol-check", "good", Messages.ChannelState_Works());
            case RETRIES -> new StateBadge("symbol-hourglass", "waiting", Messages.ChannelState_Retries());
            case FAILS -> new StateBadge("symbol-close-circle", "bad", Messages.ChannelState_Fails());
            case WAITS -> new StateBadge("symbol-hourglass", "waiting", Messages.ChannelState_Waits());
            case UNUSED -> new StateBadge("symbol-ellipse", "quiet", Messages.ChannelState_Unused());
            case DISABLED -> new StateBadge("symbol-pause", "quiet", Messages.ChannelState_Disabled());
            case GONE -> new StateBadge("symbol-trash", "quiet", Messages.ChannelState_Gone());
        };
    }
}
