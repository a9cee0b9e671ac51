package io.jenkins.plugins.k6notify.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A channel that posts requests in the format of k6 Cloud, with additional fields (docs/design.md §6). */
public final class WebhookChannel extends Channel {

    @CheckForNull
    private String signingCredentialsId;

    private boolean k6CloudHeaders;

    @DataBoundConstructor
    public WebhookChannel(String name, String credentialsId) {
        super(name, credentialsId);
    }

    @CheckForNull
    @Override
    public String getSigningCredentialsId() {
        return signingCredentialsId;
    }

    @DataBoundSetter
    public void setSigningCredentialsId(@CheckForNull String signingCredentialsId) {
        this.signingCredentialsId = Util.fixEmptyAndTrim(signingCredentialsId);
    }

    /** Whether requests also carry the header names that k6 Cloud uses today. */
    public boolean isK6CloudHeaders() {
        return k6CloudHeaders;
    }

    @DataBoundSetter
    public void setK6CloudHeaders(boolean k6CloudHeaders) {
        this.k6CloudHeaders = k6CloudHeaders;
    }

    @NonNull
    @Override
    public MessageFormat format() {
        WebhookHeaders headers = k6CloudHeaders ? WebhookHeaders.LOAD_IMPACT_AND_K6_CLOUD : WebhookHeaders.LOAD_IMPACT;
        return new WebhookFormat(headers, PluginVersion.current());
    }

    /** Descriptor of the channel. */
    @Extension
    @Symbol("webhook")
    @Restricted(NoExternalUse.class)
    public static final class DescriptorImpl extends ChannelDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.WebhookChannel_DisplayName();
        }

        @POST
        public ListBoxModel doFillSigningCredentialsIdItems(@QueryParameter String signingCredentialsId) {
            return choices(signingCredentialsId);
        }

        @POST
        public FormValidation doCheckSigningCredentialsId(@QueryParameter String value) {
            String id = Util.fixEmptyAndTrim(value);
            return id == null || !Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? FormValidation.ok()
                    : CredentialsCheck.ofSigningSecret(id);
        }
    }
}
