package io.jenkins.plugins.k6notify.connection;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.model.Item;
import hudson.util.Secret;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Credentials available to all builds of one item: those of its folders and the global ones, never those of scope
 * <em>System</em> (docs/design.md §9). Used for forms, and for deliveries whose build was deleted.
 */
@Restricted(NoExternalUse.class)
public final class ItemSecretTexts implements SecretTexts {

    private final Item item;

    /** @param item not null: a lookup without an item would include the credentials of Jenkins itself */
    public ItemSecretTexts(Item item) {
        this.item = Objects.requireNonNull(item, "item");
    }

    @Override
    public Optional<Secret> find(String credentialsId) {
        return BuildUsers.of(item).stream()
                .map(user -> CredentialsProvider.findCredentialByIdInItem(
                        credentialsId, IdCredentials.class, item, user, List.of()))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(StringCredentials.class::isInstance)
                .map(found -> CredentialsProvider.track(item, (StringCredentials) found))
                .map(StringCredentials::getSecret);
    }
}
