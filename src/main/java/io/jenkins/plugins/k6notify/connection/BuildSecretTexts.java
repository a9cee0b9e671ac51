package io.jenkins.plugins.k6notify.connection;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.model.Run;
import hudson.util.Secret;
import java.util.Objects;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Credentials available to {@code withCredentials} in one build, found by the same call: an id may refer to a parameter of the
 * build, and the first credential with the id is used, whatever its kind.
 */
@Restricted(NoExternalUse.class)
public final class BuildSecretTexts implements SecretTexts {

    private final Run<?, ?> build;

    public BuildSecretTexts(Run<?, ?> build) {
        this.build = Objects.requireNonNull(build, "build");
    }

    @Override
    public Optional<Secret> find(String credentialsId) {
        IdCredentials found = CredentialsProvider.findCredentialById(credentialsId, IdCredentials.class, build);
        return Optional.ofNullable(found)
                .filter(StringCredentials.class::isInstance)
                .map(one -> CredentialsProvider.track(build, (StringCredentials) one))
                .map(StringCredentials::getSecret);
    }
}
