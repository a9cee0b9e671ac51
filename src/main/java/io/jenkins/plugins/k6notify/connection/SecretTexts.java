package io.jenkins.plugins.k6notify.connection;

import hudson.util.Secret;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Lookup of <em>Secret text</em> credentials by id. */
@Restricted(NoExternalUse.class)
public interface SecretTexts {

    /** Returns the current secret, if it exists and is available. Called for each attempt. */
    Optional<Secret> find(String credentialsId);
}
