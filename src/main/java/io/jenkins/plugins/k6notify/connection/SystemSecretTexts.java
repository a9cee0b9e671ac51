package io.jenkins.plugins.k6notify.connection;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.security.ACL;
import hudson.util.Secret;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The credentials of Jenkins itself, those of scope <em>System</em> included. Only for what an admin configured: a job
 * names a channel and never reaches the credentials behind it.
 */
@Restricted(NoExternalUse.class)
public final class SystemSecretTexts implements SecretTexts {

    @Override
    public Optional<Secret> find(String credentialsId) {
        return Optional.ofNullable(CredentialsProvider.findCredentialByIdInItemGroup(
                        credentialsId, StringCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of()))
                .map(StringCredentials::getSecret);
    }
}
