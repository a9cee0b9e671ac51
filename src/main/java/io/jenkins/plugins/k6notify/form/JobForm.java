package io.jenkins.plugins.k6notify.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.k6notify.channel.EventChoices;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Common methods of descriptors of job forms, used by the view {@code JobForm/fields.jelly}. Each method checks that
 * the user may configure the job or see its credentials.
 */
@Restricted(NoExternalUse.class)
public interface JobForm {

    /** Matches paths that lead outside of the workspace: absolute paths and paths with a parent directory. */
    Pattern OUTSIDE = Pattern.compile("(?s)[/\\\\].*|[A-Za-z]:.*|(.*[/\\\\])?\\.\\.([/\\\\].*)?");

    /**
     * @param it the object whose configuration the form is part of, such as a job
     * @param chosen null for a new form
     */
    default List<ChannelChoice> channelChoices(@CheckForNull Object it, @CheckForNull List<String> chosen) {
        return ChannelChoice.of(it instanceof Item item ? item : null, Util.fixNull(chosen));
    }

    /** @param chosen null for a new form, which starts with all events ticked */
    default List<EventChoices> eventChoices(@CheckForNull List<String> chosen) {
        return EventChoices.choosing(chosen == null ? NotifyOn.ALL : EventChoices.read(chosen));
    }

    @POST
    default ListBoxModel doFillSlackCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String slackCredentialsId) {
        return new JobCredentials(item).choices(slackCredentialsId);
    }

    @POST
    default ListBoxModel doFillWebhookCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String webhookCredentialsId) {
        return new JobCredentials(item).choices(webhookCredentialsId);
    }

    @POST
    default FormValidation doCheckSlackCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        return new JobCredentials(item).check(value);
    }

    @POST
    default FormValidation doCheckWebhookCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        return new JobCredentials(item).check(value);
    }

    @POST
    default FormValidation doCheckLoadTestId(@AncestorInPath Item item, @QueryParameter String value) {
        return isAsked(item, value) ? FormValidation.validatePositiveInteger(value) : FormValidation.ok();
    }

    @POST
    default FormValidation doCheckProjectId(@AncestorInPath Item item, @QueryParameter String value) {
        return isAsked(item, value) ? FormValidation.validatePositiveInteger(value) : FormValidation.ok();
    }

    @POST
    default FormValidation doCheckInstances(@AncestorInPath Item item, @QueryParameter String value) {
        return isAsked(item, value) ? FormValidation.validatePositiveInteger(value) : FormValidation.ok();
    }

    @POST
    default FormValidation doCheckSummaryFile(@AncestorInPath Item item, @QueryParameter String value) {
        return isAsked(item, value) && OUTSIDE.matcher(value.trim()).matches()
                ? FormValidation.error(Messages.JobForm_OutsideWorkspace())
                : FormValidation.ok();
    }

    @POST
    default FormValidation doCheckReports(@AncestorInPath Item item, @QueryParameter String value) {
        return isAsked(item, value)
                        && Arrays.stream(value.split(","))
                                .anyMatch(pattern ->
                                        OUTSIDE.matcher(pattern.trim()).matches())
                ? FormValidation.error(Messages.JobForm_ReportsOutside())
                : FormValidation.ok();
    }

    @POST
    default FormValidation doTestSlackHook(@AncestorInPath Item item, @QueryParameter String slackCredentialsId)
            throws InterruptedException {
        return new JobCredentials(item).test(new SlackChannel("", slackCredentialsId));
    }

    @POST
    default FormValidation doTestWebhookHook(@AncestorInPath Item item, @QueryParameter String webhookCredentialsId)
            throws InterruptedException {
        return new JobCredentials(item).test(new WebhookChannel("", webhookCredentialsId));
    }

    /** Whether a value was entered, by a user who may configure the job. */
    static boolean isAsked(@CheckForNull Item item, @CheckForNull String value) {
        return Util.fixEmptyAndTrim(value) != null && item != null && item.hasPermission(Item.CONFIGURE);
    }
}
