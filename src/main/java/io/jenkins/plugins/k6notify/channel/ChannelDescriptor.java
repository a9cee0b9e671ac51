package io.jenkins.plugins.k6notify.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.HttpResponses;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.message.Preview;
import io.jenkins.plugins.k6notify.message.TemplateCheck;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * Descriptor of a kind of channel. Its {@code config.jelly} has the fields of the kind, and includes the views
 * {@code identity}, {@code events} and {@code actions} of this class.
 */
public abstract class ChannelDescriptor extends Descriptor<Channel> {

    /** The events that the form of a channel offers. */
    @Restricted(NoExternalUse.class)
    public final List<EventChoices> eventChoices(@CheckForNull Channel channel) {
        return EventChoices.of(channel);
    }

    /** @param otherNames names of the other channels in the form, saved or unsaved, one per line */
    @POST
    @Restricted(NoExternalUse.class)
    public final FormValidation doCheckName(@QueryParameter String value, @QueryParameter String otherNames) {
        if (!mayConfigure()) {
            return FormValidation.ok();
        }
        String name = Util.fixNull(value).trim();
        if (name.isEmpty()) {
            return FormValidation.error(Messages.Channel_NoName());
        }
        return ChannelNames.isAmong(Util.fixNull(otherNames), name)
                ? FormValidation.error(Messages.Channel_NameTaken(name))
                : FormValidation.ok();
    }

    @POST
    @Restricted(NoExternalUse.class)
    public final ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
        return choices(credentialsId);
    }

    @POST
    @Restricted(NoExternalUse.class)
    public final FormValidation doCheckCredentialsId(@QueryParameter String value, @QueryParameter boolean allowHttp) {
        return mayConfigure() ? checkCredential(Util.fixNull(value).trim(), allowHttp) : FormValidation.ok();
    }

    /**
     * Validates the credential of a channel, for a user who may configure it. The default is that it holds a URL.
     *
     * @param credentialsId id of the credential; empty if none is chosen
     */
    @NonNull
    protected FormValidation checkCredential(@NonNull String credentialsId, boolean allowHttp) {
        return CredentialsCheck.ofUrl(credentialsId, allowHttp, this::hint);
    }

    /**
     * Validates a template while the form is filled in.
     *
     * @param events identifiers of the events in the form, saved or unsaved, separated by white space
     */
    final FormValidation checkTemplate(
            @CheckForNull String template, TemplateCheck.Parser parser, @CheckForNull String events) {
        if (Util.fixEmptyAndTrim(template) == null || !mayConfigure()) {
            return FormValidation.ok();
        }
        List<String> words = List.of(Util.fixNull(events).trim().split("\\s+"));
        return new TemplateCheck(template, parser, EventChoices.read(words)).verdict();
    }

    /** Secret texts available to the channel; for users who may not configure it, only the current value. */
    static ListBoxModel choices(@CheckForNull String current) {
        return ChannelScope.ofRequest().choices(current);
    }

    /** Whether the current user may configure the channel of the form. */
    static boolean mayConfigure() {
        return ChannelScope.ofRequest().mayConfigure();
    }

    /** Whether the form offers this kind. A kind that is not offered can still be edited where it is configured. */
    public boolean isOffered() {
        return true;
    }

    /**
     * Whether folders may have channels of this kind, which users configure who are no administrators. Such a channel
     * must send only by the {@link io.jenkins.plugins.k6notify.connection.Connection} that it is given. The default is
     * false.
     */
    public boolean isOfferedInFolders() {
        return false;
    }

    /** @param it the object whose configuration the form is part of */
    @Restricted(NoExternalUse.class)
    public final boolean isHttpOffered(@CheckForNull Object it) {
        return !(it instanceof Item);
    }

    /** Returns advice about an allowed URL, such as a likely mistake. Contains at most the host of the URL. */
    protected Optional<Reason> hint(URI url) {
        return Optional.empty();
    }

    /**
     * Sends the test message of the channel in the form once and waits for the response. The channel may be unsaved.
     *
     * @throws org.springframework.security.access.AccessDeniedException if the user may not configure the channel
     */
    @POST
    @Restricted(NoExternalUse.class)
    public final FormValidation doTestHook(StaplerRequest2 req) throws FormException, InterruptedException {
        return test(channel(req));
    }

    /** Returns the messages that the channel in the form would send. The channel may be unsaved. */
    @POST
    @Restricted(NoExternalUse.class)
    public final HttpResponse doPreview(StaplerRequest2 req) throws FormException {
        Channel channel = channel(req);
        try {
            Map<String, Object> preview =
                    Preview.of(channel.kind(), channel.format()).values();
            channel.previewAdvice().ifPresent(advice -> preview.put("advice", advice));
            return HttpResponses.okJSON(preview);
        } catch (IllegalArgumentException e) {
            return HttpResponses.errorJSON(e.getMessage());
        }
    }

    /**
     * Creates the channel from the JSON in the parameter {@code fields}, in the same way as when the form is saved.
     *
     * @throws org.springframework.security.access.AccessDeniedException if the user may not configure the channel
     */
    private Channel channel(StaplerRequest2 req) throws FormException {
        ChannelScope scope = ChannelScope.ofRequest();
        scope.checkMayConfigure();
        if (scope.isOfItem() && !isOfferedInFolders()) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
        return newInstance(req, JSONObject.fromObject(req.getParameter("fields")));
    }

    /** Sends the test message once and waits for the response. */
    final FormValidation test(Channel channel) throws InterruptedException {
        ChannelScope scope = ChannelScope.ofRequest();
        Optional<String> refusal = scope.refusal();
        if (refusal.isPresent()) {
            return FormValidation.error(refusal.get());
        }
        if (channel.getCredentialsId().isEmpty()) {
            FormValidation missing = checkCredential("", channel.isAllowHttp());
            if (missing.kind == FormValidation.Kind.ERROR) {
                return missing;
            }
        }
        TestHook.Result result;
        try {
            result = channel.test(scope);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // The format cannot be created, or has no message for this event.
            return FormValidation.error(Preview.problem(e));
        }
        if (!result.delivered()) {
            return FormValidation.error(Messages.TestHook_Failed(result.text()));
        }
        String message = result.accepted()
                ? Messages.TestHook_Accepted(result.text())
                : Messages.TestHook_Delivered(result.text());
        return result.warning()
                .map(warning -> FormValidation.warning(message + "\n" + Sentence.of(warning)))
                .orElseGet(() -> FormValidation.ok(message));
    }
}
