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
 * Credentials of Jenkins itself, including those of scope <em>System</em>. Only for channels of an administrator: a job names a
 * channel and cannot use its credentials.
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
