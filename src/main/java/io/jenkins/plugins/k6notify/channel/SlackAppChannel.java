package io.jenkins.plugins.k6notify.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.k6notify.connection.Connection;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.http.Authorization;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import io.jenkins.plugins.k6notify.engine.delivery.slack.SlackAppSender;
import io.jenkins.plugins.k6notify.engine.delivery.slack.SlackAppTarget;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackAppFormat;
import java.util.regex.Pattern;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A channel that posts and updates messages with the token of a Slack app (docs/slack-app.md). */
public final class SlackAppChannel extends Channel {

    /** A name without characters that Slack does not allow in names, or an ID. */
    private static final Pattern IN_SLACK = Pattern.compile("#?[\\p{L}\\p{M}\\p{N}_-]{1,80}");

    private final String channel;

    @CheckForNull
    private String mention;

    private boolean thread = true;

    /**
     * @param credentialsId id of a <em>Secret text</em> credential that holds the bot token
     * @param channel name or ID of the channel in Slack
     */
    @DataBoundConstructor
    public SlackAppChannel(String name, String credentialsId, String channel) {
        super(name, credentialsId);
        this.channel = Util.fixNull(channel).trim();
    }

    /** The name or ID of the channel in Slack. */
    @NonNull
    public String getChannel() {
        return Util.fixNull(channel);
    }

    /** The mention for runs that did not pass; null for none. */
    @CheckForNull
    public String getMention() {
        return mention;
    }

    @DataBoundSetter
    public void setMention(@CheckForNull String mention) {
        this.mention = Util.fixEmptyAndTrim(mention);
    }

    /** Whether reason, crossed thresholds and warnings are in a reply in the thread of the message. */
    public boolean isThread() {
        return thread;
    }

    @DataBoundSetter
    public void setThread(boolean thread) {
        this.thread = thread;
    }

    @NonNull
    @Override
    protected Endpoint.Kind kind() {
        return Endpoint.Kind.SLACK_APP;
    }

    @NonNull
    @Override
    public MessageFormat format() {
        return new SlackAppFormat(PluginVersion.current(), SlackMentions.of(mention, getName()), thread);
    }

    @NonNull
    @Override
    public Transport transport(@NonNull Connection connection) {
        requireChannel();
        return new SlackAppSender(delivery -> new SlackAppTarget(target(connection), channel), connection.http());
    }

    @NonNull
    @Override
    protected Target target(@NonNull Connection connection) {
        return connection
                .target(SlackAppTarget.API)
                .with(connection.authorization(getCredentialsId(), Authorization.BEARER_HEADER));
    }

    @Override
    public void check() {
        super.check();
        SlackMentions.of(mention, getName());
        requireChannel();
    }

    private void requireChannel() {
        require(
                IN_SLACK.matcher(getChannel()).matches(),
                Messages.Channel_Wrong(getName(), Messages.SlackAppChannel_NoChannel()));
    }

    /** Descriptor of the channel. */
    @Extension
    @Symbol("slackApp")
    @Restricted(NoExternalUse.class)
    public static final class DescriptorImpl extends ChannelDescriptor {

        @Override
        public boolean isOfferedInFolders() {
            return true;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.SlackAppChannel_DisplayName();
        }

        @NonNull
        @Override
        protected FormValidation checkCredential(@NonNull String credentialsId, boolean allowHttp) {
            return CredentialsCheck.ofBotToken(credentialsId);
        }

        @POST
        public FormValidation doCheckChannel(@QueryParameter String value) {
            return IN_SLACK.matcher(Util.fixNull(value).trim()).matches() || !mayConfigure()
                    ? FormValidation.ok()
                    : FormValidation.error(Sentence.of(Messages.SlackAppChannel_NoChannel()));
        }

        @POST
        public FormValidation doCheckMention(@QueryParameter String value) {
            return SlackMentions.check(value);
        }
    }
}
