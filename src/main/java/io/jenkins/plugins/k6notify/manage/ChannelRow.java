package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.TestHook;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.view.StateBadge;
import io.jenkins.plugins.k6notify.view.Timestamp;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A channel with its health. All text of it is from outside, so views have to escape it. */
@Restricted(NoExternalUse.class)
public final class ChannelRow {

    /** A table has no room for a whole page that a proxy sent. */
    private static final int WORDS = 300;

    private final ChannelKey key;
    private final ChannelState state;

    @CheckForNull
    private final Channel channel;

    @CheckForNull
    private final ChannelHealth health;

    @CheckForNull
    private final TestHookResult test;

    private ChannelRow(
            ChannelKey key,
            ChannelState state,
            @CheckForNull Channel channel,
            @CheckForNull ChannelHealth health,
            @CheckForNull TestHookResult test) {
        this.key = key;
        this.state = state;
        this.channel = channel;
        this.health = health;
        this.test = test;
    }

    /** A channel of an admin. */
    static ChannelRow of(Channel channel, @CheckForNull ChannelHealth health, @CheckForNull TestHookResult test) {
        return new ChannelRow(ChannelKey.of(channel), ChannelState.of(channel, health, test), channel, health, test);
    }

    /** One that there is no channel for any more. */
    static ChannelRow gone(ChannelHealth health) {
        return new ChannelRow(ChannelKey.of(health), ChannelState.GONE, null, health, null);
    }

    /** A credential of a job. */
    static ChannelRow ofJob(ChannelHealth health) {
        return new ChannelRow(ChannelKey.of(health), ChannelState.of(health), null, health, null);
    }

    public String getName() {
        return key.name();
    }

    /** The full name of the job that brought its own credential. */
    @CheckForNull
    public String getJob() {
        return key.context();
    }

    /** What kind of channel it is. */
    public String getKind() {
        if (channel != null) {
            return channel.getDescriptor().getDisplayName();
        }
        return health == null ? "" : kind(health);
    }

    private static String kind(ChannelHealth health) {
        return switch (health.kind()) {
            case SLACK -> Messages.ChannelRow_Slack();
            case WEBHOOK -> Messages.ChannelRow_Webhook();
        };
    }

    public StateBadge getState() {
        return state.badge();
    }

    /** Whether it is among the settings. */
    public boolean isConfigured() {
        return channel != null;
    }

    /** Since when it has not worked, if it does not. */
    @CheckForNull
    public Timestamp getFailingSince() {
        return state == ChannelState.FAILS && health != null ? moment(health.failedSince()) : null;
    }

    @CheckForNull
    public Timestamp getLastSuccess() {
        return health == null ? null : moment(health.lastSuccess());
    }

    @CheckForNull
    public Timestamp getLastFailure() {
        return health == null ? null : moment(health.lastFailure());
    }

    /** What the last attempt that failed brought. */
    @CheckForNull
    public String getWords() {
        Reason reason = health == null ? null : health.lastFailureReason();
        return reason == null ? null : Excerpt.line(Wording.of(reason), WORDS);
    }

    public int getWaiting() {
        return health == null ? 0 : health.waiting();
    }

    public int getDelivered() {
        return health == null ? 0 : health.delivered();
    }

    public int getFailed() {
        return health == null ? 0 : health.failed();
    }

    public int getDropped() {
        return health == null ? 0 : health.dropped();
    }

    /** When somebody last tried it out. */
    @CheckForNull
    public Timestamp getTested() {
        return test == null ? null : new Timestamp(test.at());
    }

    /** What came of that. */
    @CheckForNull
    public String getTestWords() {
        return test == null ? null : Excerpt.line(words(test.result()), WORDS);
    }

    static String words(TestHook.Result result) {
        return result.delivered()
                ? Messages.ChannelRow_TestArrived(result.text())
                : Messages.ChannelRow_TestFailed(result.text());
    }

    /** The address, behind its question mark, of the log of this channel. */
    public String getLog() {
        return Query.NONE.with(LogFilter.CHANNEL, key.word()).text();
    }

    ChannelKey key() {
        return key;
    }

    ChannelState state() {
        return state;
    }

    /** When something last became of its deliveries. */
    Instant lastNews() {
        Instant success = health == null ? null : health.lastSuccess();
        Instant failure = health == null ? null : health.lastFailure();
        if (success == null || (failure != null && failure.isAfter(success))) {
            return failure == null ? Instant.MIN : failure;
        }
        return success;
    }

    @CheckForNull
    private static Timestamp moment(@CheckForNull Instant instant) {
        return instant == null ? null : new Timestamp(instant);
    }
}
