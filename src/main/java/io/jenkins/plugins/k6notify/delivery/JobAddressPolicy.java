package io.jenkins.plugins.k6notify.delivery;

import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.i18n.Wording;
import java.net.URI;
import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Which addresses the URLs of jobs may lead to, as the settings are at this moment. */
@Restricted(NoExternalUse.class)
public final class JobAddressPolicy {

    private JobAddressPolicy() {}

    /** A host that the admin allows may be without encryption too: it is one of the internal network. */
    public static AddressPolicy of(URI url) {
        String where = Wording.WHERE_TO_ALLOW;
        AddressPolicy strict =
                AddressPolicy.publicOnly(false, K6NotifyConfiguration.get().allowedHostNames(), where);
        boolean allowed = strict.allowedHosts().contains(url.getHost().toLowerCase(Locale.ROOT));
        return allowed ? AddressPolicy.publicOnly(true, strict.allowedHosts(), where) : strict;
    }
}
