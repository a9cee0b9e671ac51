package io.jenkins.plugins.k6notify.connection;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.Secret;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/**
 * The credentials that builds of one item may use: those of its folders and the global ones, never those of scope
 * <em>System</em> (docs/design.md §9).
 */
@Restricted(NoExternalUse.class)
public final class ItemSecretTexts implements SecretTexts {

    private final Item item;

    /** @param item not null: without one the look-up would reach the credentials of Jenkins itself */
    public ItemSecretTexts(Item item) {
        this.item = Objects.requireNonNull(item, "item");
    }

    @Override
    public Optional<Secret> find(String credentialsId) {
        Authentication builds = item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
        StringCredentials found = CredentialsProvider.findCredentialByIdInItem(
                credentialsId, StringCredentials.class, item, builds, List.of());
        return Optional.ofNullable(CredentialsProvider.track(item, found)).map(StringCredentials::getSecret);
    }
}
