package io.jenkins.plugins.k6notify.connection;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import java.net.URI;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Rules of the system configuration for credentials that jobs and folders supply. An extension point, because this
 * package is independent of the configuration.
 */
@Restricted(NoExternalUse.class)
public interface ItemRules extends ExtensionPoint {

    static ItemRules get() {
        return ExtensionList.lookupSingleton(ItemRules.class);
    }

    /** Whether jobs and folders may send to URLs in their own credentials. */
    boolean areCredentialsAllowed();

    /** Returns the message that they may not, with the setting that allows it. */
    String notAllowed();

    /** Returns the addresses to which a URL may lead. */
    AddressPolicy addressPolicy(URI url);
}
