package io.jenkins.plugins.k6notify.form;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.TestHook;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.connection.BuildUsers;
import io.jenkins.plugins.k6notify.connection.Connection;
import io.jenkins.plugins.k6notify.connection.SecretTexts;
import io.jenkins.plugins.k6notify.delivery.JobAddressPolicy;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/**
 * Form methods for credentials that a job supplies. Only credentials available to its builds are accessible.
 *
 * @param item null for a form outside of a job: all credentials are unavailable
 */
@Restricted(NoExternalUse.class)
public record JobCredentials(@CheckForNull Item item) {

    /** Available secret texts; for users who may not list credentials, only the current value. */
    public ListBoxModel choices(@CheckForNull String current) {
        StandardListBoxModel model = new StandardListBoxModel();
        Item job = item;
        if (job == null || !mayKnow(job)) {
            return model.includeCurrentValue(Util.fixNull(current));
        }
        model.includeEmptyValue();
        for (Authentication user : BuildUsers.of(job)) {
            model.includeMatchingAs(user, job, StringCredentials.class, List.of(), CredentialsMatchers.always());
        }
        return model.includeCurrentValue(Util.fixNull(current));
    }

    /**
     * Checks that the credential exists without reading the secret. Returns OK to users who may not list credentials.
     */
    public FormValidation check(@CheckForNull String credentialsId) {
        String id = Util.fixEmptyAndTrim(credentialsId);
        Item job = item;
        if (id == null || job == null || !mayKnow(job)) {
            return FormValidation.ok();
        }
        if (!K6NotifyConfiguration.get().isJobCredentials()) {
            return FormValidation.error(K6NotifyConfiguration.jobCredentialsNotAllowed());
        }
        // Each build determines the value of its parameter.
        boolean found = id.matches("\\$\\{.*}")
                || BuildUsers.of(job).stream()
                        .flatMap(user -> CredentialsProvider.listCredentialsInItem(
                                StringCredentials.class, job, user, List.of(), CredentialsMatchers.always())
                                .stream())
                        .anyMatch(option -> option.value.equals(id));
        return found ? FormValidation.ok() : FormValidation.error(Messages.JobCredentials_Missing(id));
    }

    /**
     * Sends the test message once and waits for the response.
     *
     * @param channel channel with the credential of the job
     * @throws org.springframework.security.access.AccessDeniedException if the user may not configure the job
     */
    public FormValidation test(Channel channel) throws InterruptedException {
        Item job = item;
        if (job == null) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return FormValidation.error(Messages.JobCredentials_NoJob());
        }
        job.checkPermission(Item.CONFIGURE);
        if (channel.getCredentialsId().isEmpty()) {
            return FormValidation.error(Messages.JobCredentials_None());
        }
        if (!K6NotifyConfiguration.get().isJobCredentials()) {
            return FormValidation.error(K6NotifyConfiguration.jobCredentialsNotAllowed());
        }
        TestHook.Result result =
                new TestHook(new Connection(SecretTexts.ofItem(job), JobAddressPolicy::of)).send(channel);
        return result.delivered()
                ? FormValidation.ok(Messages.JobCredentials_Delivered(result.text()))
                : FormValidation.error(Messages.JobCredentials_NotDelivered(result.text()));
    }

    /** Whether the current user may see which credentials the job uses. */
    public static boolean mayKnow(Item job) {
        return job.hasPermission(Item.EXTENDED_READ) || job.hasPermission(CredentialsProvider.USE_ITEM);
    }
}
