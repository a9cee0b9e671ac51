package io.jenkins.plugins.k6notify.connection;

import hudson.util.Secret;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Where the ids of <em>Secret text</em> credentials are looked up. */
@Restricted(NoExternalUse.class)
public interface SecretTexts {

    /** The secret of that name as it is now, if there is one in reach. Asked again for each attempt. */
    Optional<Secret> find(String credentialsId);
}
