package io.jenkins.plugins.k6notify.connection;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.Secret;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Lookup of <em>Secret text</em> credentials by id. */
@Restricted(NoExternalUse.class)
public interface SecretTexts {

    /** Returns the current secret, if it exists and is available. Called for each attempt. */
    Optional<Secret> find(String credentialsId);

    /**
     * Returns the credentials of Jenkins itself, including those of scope <em>System</em>. Only for channels of an
     * administrator: a job names a channel and cannot use its credentials.
     */
    static SecretTexts ofJenkins() {
        return id -> Optional.ofNullable(CredentialsProvider.findCredentialByIdInItemGroup(
                        id, StringCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of()))
                .map(StringCredentials::getSecret);
    }

    /**
     * Returns the credentials available to all builds of one item: those of its folders and the global ones, never
     * those of scope <em>System</em> (docs/design.md §9). Used for forms, and for deliveries whose build was deleted.
     *
     * @param item not null: a lookup without an item would include the credentials of Jenkins itself
     */
    static SecretTexts ofItem(Item item) {
        Objects.requireNonNull(item, "item");
        return id -> BuildUsers.of(item).stream()
                .map(user ->
                        CredentialsProvider.findCredentialByIdInItem(id, IdCredentials.class, item, user, List.of()))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(StringCredentials.class::isInstance)
                .map(found -> CredentialsProvider.track(item, (StringCredentials) found))
                .map(StringCredentials::getSecret);
    }

    /**
     * Returns the credentials available to {@code withCredentials} in one build, found by the same call: an id may refer
     * to a parameter of the build, and the first credential with the id is used, whatever its kind.
     */
    static SecretTexts ofBuild(Run<?, ?> build) {
        Objects.requireNonNull(build, "build");
        return id -> Optional.ofNullable(CredentialsProvider.findCredentialById(id, IdCredentials.class, build))
                .filter(StringCredentials.class::isInstance)
                .map(found -> CredentialsProvider.track(build, (StringCredentials) found))
                .map(StringCredentials::getSecret);
    }
}
