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

/** A channel and its health. All text is untrusted: views must escape it. */
@Restricted(NoExternalUse.class)
public final class ChannelRow {

    /** Maximum length of a response in the table, as a proxy may send a whole page. */
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

    /** Creates the row of a channel of an administrator. */
    static ChannelRow of(Channel channel, @CheckForNull ChannelHealth health, @CheckForNull TestHookResult test) {
        return new ChannelRow(ChannelKey.of(channel), ChannelState.of(channel, health, test), channel, health, test);
    }

    /** Creates the row of a deleted channel. */
    static ChannelRow gone(ChannelHealth health) {
        return new ChannelRow(ChannelKey.of(health), ChannelState.GONE, null, health, null);
    }

    /** Creates the row of a credential of a job. */
    static ChannelRow ofJob(ChannelHealth health) {
        return new ChannelRow(ChannelKey.of(health), ChannelState.of(health), null, health, null);
    }

    public String getName() {
        return key.name();
    }

    /** The full name of the job that supplies its own credential. */
    @CheckForNull
    public String getJob() {
        return key.context();
    }

    /** The kind of channel. */
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

    /** Whether the channel exists in the settings. */
    public boolean isConfigured() {
        return channel != null;
    }

    /** Time of the first failure of a failing channel; null in other states. */
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

    /** The reason of the last failure. */
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

    /** The time of the last test. */
    @CheckForNull
    public Timestamp getTested() {
        return test == null ? null : new Timestamp(test.at());
    }

    /** The result of the last test. */
    @CheckForNull
    public String getTestWords() {
        return test == null ? null : Excerpt.line(words(test.result()), WORDS);
    }

    static String words(TestHook.Result result) {
        return result.delivered()
                ? Messages.ChannelRow_TestArrived(result.text())
                : Messages.ChannelRow_TestFailed(result.text());
    }

    /** The query string of the log of this channel. */
    public String getLog() {
        return Query.NONE.with(LogFilter.CHANNEL, key.word()).text();
    }

    ChannelKey key() {
        return key;
    }

    ChannelState state() {
        return state;
    }

    /** The time of the last success or failure. */
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
