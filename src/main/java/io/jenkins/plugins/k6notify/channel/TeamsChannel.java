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
import io.jenkins.plugins.k6notify.engine.message.teams.TeamsFormat;
import io.jenkins.plugins.k6notify.engine.message.teams.TeamsMention;
import java.net.URI;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A channel that posts to a workflow of Microsoft Teams (docs/teams.md). */
public final class TeamsChannel extends Channel {

    @CheckForNull
    private String mention;

    private boolean withoutEnvelope;

    @DataBoundConstructor
    public TeamsChannel(String name, String credentialsId) {
        super(name, credentialsId);
    }

    /** The person to mention for runs that did not pass, as in {@link TeamsMention#parse}; null for none. */
    @CheckForNull
    public String getMention() {
        return mention;
    }

    @DataBoundSetter
    public void setMention(@CheckForNull String mention) {
        this.mention = Util.fixEmptyAndTrim(mention);
    }

    /** Whether the body is the card alone, for workflows that pass it on to an action that posts a card. */
    public boolean isWithoutEnvelope() {
        return withoutEnvelope;
    }

    @DataBoundSetter
    public void setWithoutEnvelope(boolean withoutEnvelope) {
        this.withoutEnvelope = withoutEnvelope;
    }

    @NonNull
    @Override
    protected Endpoint.Kind kind() {
        return Endpoint.Kind.TEAMS;
    }

    @NonNull
    @Override
    public MessageFormat format() {
        return new TeamsFormat(PluginVersion.current(), !withoutEnvelope, validMention());
    }

    @Override
    public void check() {
        super.check();
        validMention();
    }

    /** @throws IllegalArgumentException if it is not a person; the message is for the administrator */
    @CheckForNull
    private TeamsMention validMention() {
        try {
            return mention == null ? null : TeamsMention.parse(mention);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Messages.Channel_Wrong(getName(), Messages.TeamsChannel_NoMention()), e);
        }
    }

    /** Descriptor of the channel. */
    @Extension
    @Symbol("teams")
    @Restricted(NoExternalUse.class)
    public static final class DescriptorImpl extends ChannelDescriptor {

        @Override
        public boolean isOfferedInFolders() {
            return true;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.TeamsChannel_DisplayName();
        }

        @POST
        public FormValidation doCheckMention(@QueryParameter String value) {
            String mention = Util.fixEmptyAndTrim(value);
            if (mention == null || !mayConfigure()) {
                return FormValidation.ok();
            }
            try {
                TeamsMention.parse(mention);
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(Sentence.of(Messages.TeamsChannel_NoMention()));
            }
        }

        @Override
        protected Optional<Reason> hint(URI url) {
            return EndpointUrl.teamsHint(url);
        }
    }
}
