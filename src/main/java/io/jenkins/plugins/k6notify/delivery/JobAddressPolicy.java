package io.jenkins.plugins.k6notify.delivery;

import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.i18n.Wording;
import java.net.URI;
import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Address policy for URLs of jobs, according to the current settings. */
@Restricted(NoExternalUse.class)
public final class JobAddressPolicy {

    private JobAddressPolicy() {}

    /**
     * Returns the policy for a URL. A host allowed by an administrator may use http too, as it is in the internal
     * network.
     */
    public static AddressPolicy of(URI url) {
        String where = Wording.WHERE_TO_ALLOW;
        AddressPolicy strict =
                AddressPolicy.publicOnly(false, K6NotifyConfiguration.get().allowedHostNames(), where);
        boolean allowed = strict.allowedHosts().contains(url.getHost().toLowerCase(Locale.ROOT));
        return allowed ? AddressPolicy.publicOnly(true, strict.allowedHosts(), where) : strict;
    }
}
