package io.jenkins.plugins.k6notify.delivery;

import hudson.Extension;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.connection.ItemRules;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import java.net.URI;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The rules according to the current system configuration. */
@Extension
@Restricted(NoExternalUse.class)
public final class ConfiguredItemRules implements ItemRules {

    @Override
    public boolean areCredentialsAllowed() {
        return K6NotifyConfiguration.get().isJobCredentials();
    }

    @Override
    public String notAllowed() {
        return K6NotifyConfiguration.jobCredentialsNotAllowed();
    }

    @Override
    public AddressPolicy addressPolicy(URI url) {
        return JobAddressPolicy.of(url);
    }
}
