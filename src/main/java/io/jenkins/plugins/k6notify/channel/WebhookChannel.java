package io.jenkins.plugins.k6notify.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.k6notify.connection.Connection;
import io.jenkins.plugins.k6notify.engine.delivery.http.Authorization;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.message.template.JsonTemplate;
import io.jenkins.plugins.k6notify.engine.message.template.TemplateFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.message.PresetChoice;
import io.jenkins.plugins.k6notify.message.TemplateCheck;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A channel that posts requests in the format of k6 Cloud, with additional fields (docs/design.md §6), or in that of a
 * template.
 */
public final class WebhookChannel extends Channel {

    @CheckForNull
    private String signingCredentialsId;

    private boolean k6CloudHeaders;

    @CheckForNull
    private String template;

    @CheckForNull
    private String authorizationCredentialsId;

    /** Null for the default, which is omitted from the saved configuration. */
    @CheckForNull
    private String authorizationHeader;

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

    /** The template of the body; null for the body of docs/design.md §6. */
    @CheckForNull
    public String getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(@CheckForNull String template) {
        this.template = Util.fixEmptyAndTrim(template) == null ? null : template;
    }

    /** The id of a <em>Secret text</em> credential that is sent in a header or in the body; null for none. */
    @CheckForNull
    public String getAuthorizationCredentialsId() {
        return authorizationCredentialsId;
    }

    @DataBoundSetter
    public void setAuthorizationCredentialsId(@CheckForNull String authorizationCredentialsId) {
        this.authorizationCredentialsId = Util.fixEmptyAndTrim(authorizationCredentialsId);
    }

    /** The header of the authorization, or {@code body:KEY} for a key of the body. */
    @NonNull
    public String getAuthorizationHeader() {
        return authorizationHeader == null ? Authorization.BEARER_HEADER : authorizationHeader;
    }

    @DataBoundSetter
    public void setAuthorizationHeader(@CheckForNull String authorizationHeader) {
        String header = Util.fixEmptyAndTrim(authorizationHeader);
        this.authorizationHeader = Authorization.BEARER_HEADER.equals(header) ? null : header;
    }

    @NonNull
    @Override
    public MessageFormat format() {
        WebhookHeaders headers = k6CloudHeaders ? WebhookHeaders.LOAD_IMPACT_AND_K6_CLOUD : WebhookHeaders.LOAD_IMPACT;
        String version = PluginVersion.current();
        if (template == null) {
            return new WebhookFormat(headers, version);
        }
        try {
            return new TemplateFormat(JsonTemplate.parse(template), headers, version);
        } catch (TemplateException e) {
            throw new IllegalArgumentException(Messages.Channel_Wrong(getName(), Wording.of(e)), e);
        }
    }

    @NonNull
    @Override
    protected Optional<String> previewAdvice() {
        return template == null ? Optional.empty() : check(template).warning();
    }

    private TemplateCheck check(String source) {
        return new TemplateCheck(source, JsonTemplate::parse, EventChoices.read(getNotifyOn()));
    }

    @NonNull
    @Override
    protected Target target(@NonNull Connection connection) {
        Target target = super.target(connection);
        return authorizationCredentialsId == null
                ? target
                : target.with(connection.authorization(authorizationCredentialsId, getAuthorizationHeader()));
    }

    @Override
    public void check() {
        super.check();
        require(
                Authorization.isPlace(getAuthorizationHeader()),
                Messages.Channel_Wrong(getName(), Messages.WebhookChannel_NoHeader(getAuthorizationHeader())));
        if (template != null) {
            check(template).problem().ifPresent(problem -> {
                throw new IllegalArgumentException(Messages.Channel_Wrong(getName(), problem));
            });
        }
    }

    /** Descriptor of the channel. */
    @Extension
    @Symbol("webhook")
    @Restricted(NoExternalUse.class)
    public static final class DescriptorImpl extends ChannelDescriptor {

        @Override
        public boolean isOfferedInFolders() {
            return true;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.WebhookChannel_DisplayName();
        }

        @POST
        public ListBoxModel doFillSigningCredentialsIdItems(@QueryParameter String signingCredentialsId) {
            return choices(signingCredentialsId);
        }

        /** Presets for the template. */
        public List<PresetChoice> presetChoices() {
            return PresetChoice.all();
        }

        /** @param chosenEvents identifiers of the events in the form, saved or unsaved, separated by white space */
        @POST
        public FormValidation doCheckTemplate(@QueryParameter String value, @QueryParameter String chosenEvents) {
            return checkTemplate(value, JsonTemplate::parse, chosenEvents);
        }

        @POST
        public ListBoxModel doFillAuthorizationCredentialsIdItems(@QueryParameter String authorizationCredentialsId) {
            return choices(authorizationCredentialsId);
        }

        @POST
        public FormValidation doCheckAuthorizationCredentialsId(
                @QueryParameter String value, @QueryParameter String authorizationHeader) {
            String id = Util.fixEmptyAndTrim(value);
            return id == null || !mayConfigure()
                    ? FormValidation.ok()
                    : CredentialsCheck.ofAuthorization(id, header(authorizationHeader));
        }

        @POST
        public FormValidation doCheckAuthorizationHeader(@QueryParameter String value) {
            String header = header(value);
            return Authorization.isPlace(header) || !mayConfigure()
                    ? FormValidation.ok()
                    : FormValidation.error(Sentence.of(Messages.WebhookChannel_NoHeader(header)));
        }

        private static String header(@CheckForNull String value) {
            String header = Util.fixEmptyAndTrim(value);
            return header == null ? Authorization.BEARER_HEADER : header;
        }

        @POST
        public FormValidation doCheckSigningCredentialsId(@QueryParameter String value) {
            String id = Util.fixEmptyAndTrim(value);
            return id == null || !mayConfigure() ? FormValidation.ok() : CredentialsCheck.ofSigningSecret(id);
        }
    }
}
