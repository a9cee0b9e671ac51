package io.jenkins.plugins.k6notify.channel;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.k6notify.connection.BuildUsers;
import io.jenkins.plugins.k6notify.connection.Connection;
import io.jenkins.plugins.k6notify.connection.ItemRules;
import io.jenkins.plugins.k6notify.connection.SecretTexts;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.springframework.security.core.Authentication;

/**
 * The place where the channel of a form is configured, which decides who may configure it, the credentials that it can
 * use, and the addresses that it may send to.
 *
 * @param item the item, such as a folder; null for the system configuration
 */
record ChannelScope(@CheckForNull Item item) {

    static final ChannelScope SYSTEM = new ChannelScope(null);

    /** Returns the scope of the current request: the item in its address; the system configuration without one. */
    static ChannelScope ofRequest() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request == null ? SYSTEM : new ChannelScope(request.findAncestorObject(Item.class));
    }

    boolean isOfItem() {
        return item != null;
    }

    /** Whether the current user may configure channels here. */
    boolean mayConfigure() {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }

    /**
     * @throws org.springframework.security.access.AccessDeniedException if the current user may not configure channels
     *     here
     */
    void checkMayConfigure() {
        if (item == null) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        } else {
            item.checkPermission(Item.CONFIGURE);
        }
    }

    /** Returns the message that the administrator does not allow channels with credentials here; empty if allowed. */
    Optional<String> refusal() {
        ItemRules rules = item == null ? null : ItemRules.get();
        return rules == null || rules.areCredentialsAllowed() ? Optional.empty() : Optional.of(rules.notAllowed());
    }

    Connection connection(Channel channel) {
        return item == null
                ? new Connection(SecretTexts.ofJenkins(), url -> channel.addressPolicy())
                : new Connection(SecretTexts.ofItem(item), ItemRules.get()::addressPolicy);
    }

    /** Returns the available secret texts; for users who may not configure channels here, only the current value. */
    ListBoxModel choices(@CheckForNull String current) {
        StandardListBoxModel model = new StandardListBoxModel();
        if (!mayConfigure()) {
            return model.includeCurrentValue(Util.fixNull(current));
        }
        model.includeEmptyValue();
        if (item == null) {
            model.includeMatchingAs(
                    ACL.SYSTEM2, Jenkins.get(), StringCredentials.class, List.of(), CredentialsMatchers.always());
        } else {
            for (Authentication user : BuildUsers.of(item)) {
                model.includeMatchingAs(user, item, StringCredentials.class, List.of(), CredentialsMatchers.always());
            }
        }
        return model.includeCurrentValue(Util.fixNull(current));
    }

    /** Whether a secret text with this ID is available. Reads no secret. */
    boolean hasSecretText(String credentialsId) {
        return has(credentialsId, StringCredentials.class);
    }

    /** Whether a credential of any kind with this ID is available. */
    boolean hasCredential(String credentialsId) {
        return has(credentialsId, StandardCredentials.class);
    }

    private boolean has(String credentialsId, Class<? extends StandardCredentials> type) {
        if (item == null) {
            return CredentialsProvider.findCredentialByIdInItemGroup(
                            credentialsId, type, Jenkins.get(), ACL.SYSTEM2, List.of())
                    != null;
        }
        return BuildUsers.of(item).stream()
                .anyMatch(
                        user -> CredentialsProvider.findCredentialByIdInItem(credentialsId, type, item, user, List.of())
                                != null);
    }
}
