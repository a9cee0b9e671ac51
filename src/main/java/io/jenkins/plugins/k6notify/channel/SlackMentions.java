package io.jenkins.plugins.k6notify.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.k6notify.engine.message.slack.Mention;

/** Validates mentions of Slack, for users who may configure the channel. */
final class SlackMentions {

    private SlackMentions() {}

    /**
     * Returns the mention of a channel; null for none.
     *
     * @throws IllegalArgumentException if Slack does not know the mention; the message is for the administrator
     */
    @CheckForNull
    static Mention of(@CheckForNull String mention, String channel) {
        try {
            return mention == null ? null : new Mention(mention);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Messages.Channel_Wrong(channel, Messages.SlackChannel_NoMention()), e);
        }
    }

    static FormValidation check(@CheckForNull String value) {
        if (!ChannelScope.ofRequest().mayConfigure()) {
            return FormValidation.ok();
        }
        try {
            of(Util.fixEmptyAndTrim(value), "");
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(Sentence.of(Messages.SlackChannel_NoMention()));
        }
    }
}
