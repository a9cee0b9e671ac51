package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth.State;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.job.ItemContext;
import io.jenkins.plugins.k6notify.view.StateBadge;
import io.jenkins.plugins.k6notify.view.Timestamp;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A channel and its health. All text is untrusted: views must escape it.
 *
 * @param channel null for a deleted channel, a channel of a folder and a credential of a job
 * @param test the last test hook; null if no test hook was sent
 */
@Restricted(NoExternalUse.class)
public record ChannelRow(
        ChannelHealth health,
        @CheckForNull Channel channel,
        @CheckForNull TestHookResults.LastTest test) {

    /** Maximum length of a response in the table, as a proxy may send a whole page. */
    private static final int MAX_TEXT = 300;

    public String getName() {
        return health.channel();
    }

    /** The full name of the job that supplies its own credential, or of the folder with the channel. */
    @CheckForNull
    public String getItem() {
        return key().item().map(ItemContext::fullName).orElse(null);
    }

    /** The kind of channel. */
    public String getKind() {
        if (channel != null) {
            return channel.getDescriptor().getDisplayName();
        }
        return switch (health.kind()) {
            case SLACK -> Messages.ChannelRow_Slack();
            case WEBHOOK -> Messages.ChannelRow_Webhook();
            case TEAMS -> Messages.ChannelRow_Teams();
            case SLACK_APP -> Messages.ChannelRow_SlackApp();
            case EMAIL -> Messages.ChannelRow_Email();
        };
    }

    /** Whether the channel exists in the settings. */
    public boolean isConfigured() {
        return channel != null;
    }

    public StateBadge getState() {
        if (isDeleted()) {
            return new StateBadge("symbol-trash", "quiet", Messages.ChannelRow_Deleted());
        }
        if (isDisabled()) {
            return new StateBadge("symbol-pause", "quiet", Messages.ChannelRow_Disabled());
        }
        return switch (state()) {
            case WORKING -> new StateBadge("symbol-check", "good", Messages.ChannelRow_Working());
            case RETRYING -> new StateBadge("symbol-hourglass", "waiting", Messages.ChannelRow_Retrying());
            case FAILING -> new StateBadge("symbol-close-circle", "bad", Messages.ChannelRow_Failing());
            case WAITING -> new StateBadge("symbol-hourglass", "waiting", Messages.ChannelRow_Waiting());
            case UNUSED -> new StateBadge("symbol-ellipse", "quiet", Messages.ChannelRow_Unused());
        };
    }

    /** Whether deliveries to the channel fail. A disabled or deleted channel does not. */
    boolean isFailing() {
        return !isDeleted() && !isDisabled() && state() == State.FAILING;
    }

    private boolean isDeleted() {
        return channel == null && health.context() == null;
    }

    private boolean isDisabled() {
        return channel != null && !channel.isEnabled();
    }

    /** Returns the state by the last delivery, or by the last test hook if it is newer and was delivered. */
    private State state() {
        boolean works = test != null
                && test.result().delivered()
                && isBefore(health.lastFailure(), test.at())
                && isBefore(health.failedSince(), test.at());
        return works ? State.WORKING : health.state();
    }

    private static boolean isBefore(@CheckForNull Instant failure, Instant test) {
        return failure == null || failure.isBefore(test);
    }

    /** Time of the first failure of a failing channel; null in other states. */
    @CheckForNull
    public Timestamp getFailingSince() {
        return isFailing() ? Timestamp.ofNullable(health.failedSince()) : null;
    }

    @CheckForNull
    public Timestamp getLastSuccess() {
        return Timestamp.ofNullable(health.lastSuccess());
    }

    @CheckForNull
    public Timestamp getLastFailure() {
        return Timestamp.ofNullable(health.lastFailure());
    }

    /** The beginning of the reason of the last failure, which is read from the outbox. */
    @CheckForNull
    public String getLastFailureReason() {
        return OutboxService.get()
                .historyIfOpen()
                .flatMap(history -> history.lastFailureReason(health))
                .map(reason -> Excerpt.line(Wording.of(reason), MAX_TEXT))
                .orElse(null);
    }

    /** The beginning of the result of the last test hook. */
    @CheckForNull
    public String getTestResult() {
        return test == null ? null : Excerpt.line(test.text(), MAX_TEXT);
    }

    /** The query string of the log of this channel. */
    public String getLog() {
        return LogFilter.ofChannel(key()).query();
    }

    ChannelKey key() {
        return ChannelKey.of(health);
    }
}
