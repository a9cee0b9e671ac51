package io.jenkins.plugins.k6notify.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.message.slack.Mention;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackFormat;
import java.net.URI;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A channel that posts to an incoming webhook of Slack. */
public final class SlackChannel extends Channel {

    @CheckForNull
    private String mention;

    @DataBoundConstructor
    public SlackChannel(String name, String credentialsId) {
        super(name, credentialsId);
    }

    /** The mention for runs that did not pass, as in {@link Mention}; null for none. */
    @CheckForNull
    public String getMention() {
        return mention;
    }

    @DataBoundSetter
    public void setMention(@CheckForNull String mention) {
        this.mention = Util.fixEmptyAndTrim(mention);
    }

    @NonNull
    @Override
    protected Endpoint.Kind kind() {
        return Endpoint.Kind.SLACK;
    }

    @NonNull
    @Override
    public MessageFormat format() {
        return new SlackFormat(PluginVersion.current(), SlackMentions.of(mention, getName()));
    }

    @Override
    public void check() {
        super.check();
        SlackMentions.of(mention, getName());
    }

    /** Descriptor of the channel. */
    @Extension
    @Symbol("slack")
    @Restricted(NoExternalUse.class)
    public static final class DescriptorImpl extends ChannelDescriptor {

        @Override
        public boolean isOfferedInFolders() {
            return true;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.SlackChannel_DisplayName();
        }

        @POST
        public FormValidation doCheckMention(@QueryParameter String value) {
            return SlackMentions.check(value);
        }

        @Override
        protected Optional<Reason> hint(URI url) {
            return EndpointUrl.slackHint(url);
        }
    }
}
