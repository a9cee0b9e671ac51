package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.view.StateBadge;
import java.time.Instant;

/** How a channel stands. */
enum ChannelState {
    /** What was last sent to it arrived, be it a notification or the test hook. */
    WORKS,
    /** The last attempt failed, and there will be another one. */
    RETRIES,
    /** What was last sent to it was given up. */
    FAILS,
    /** Something is on its way to it for the first time. */
    WAITS,
    /** Nothing was sent to it, as far as the log goes back. */
    UNUSED,
    /** An admin has switched it off. */
    DISABLED,
    /** The channel no longer exists. */
    GONE;

    /** Of a channel of an admin. */
    static ChannelState of(Channel channel, @CheckForNull ChannelHealth health, @CheckForNull TestHookResult test) {
        if (!channel.isEnabled()) {
            return DISABLED;
        }
        if (test != null && test.result().delivered() && isNews(test, health)) {
            return WORKS;
        }
        return health == null ? UNUSED : of(health);
    }

    /** Whether the log knows of nothing bad that is newer. */
    private static boolean isNews(TestHookResult test, @CheckForNull ChannelHealth health) {
        Instant failure = health == null ? null : health.lastFailure();
        Instant since = health == null ? null : health.failedSince();
        return (failure == null || test.at().isAfter(failure))
                && (since == null || test.at().isAfter(since));
    }

    /** By its deliveries alone. */
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
