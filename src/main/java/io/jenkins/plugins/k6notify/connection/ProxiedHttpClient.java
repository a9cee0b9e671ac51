package io.jenkins.plugins.k6notify.connection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ProxyConfiguration;
import hudson.util.Secret;
import io.jenkins.plugins.k6notify.engine.delivery.http.SendingClient;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * HTTP client with the proxy of Manage Jenkins &gt; System; replaced when those settings change. Safe for use by several
 * threads.
 */
@Restricted(NoExternalUse.class)
public final class ProxiedHttpClient implements Supplier<SendingClient> {

    private static final ProxiedHttpClient SHARED = new ProxiedHttpClient();

    private SendingClient client;
    private Proxy proxy;

    private ProxiedHttpClient() {}

    /** Shared, since each client of the JDK has a thread. */
    public static Supplier<SendingClient> shared() {
        return SHARED;
    }

    @Override
    public synchronized SendingClient get() {
        Proxy now = Proxy.of(Jenkins.get().getProxy());
        if (client == null || !now.equals(proxy)) {
            client = SendingClient.of(ProxyConfiguration.newHttpClientBuilder());
            proxy = now;
        }
        return client;
    }

    /** Settings of a client. Compared by value, since Jenkins can replace them or change them in place. */
    private record Proxy(
            @CheckForNull String host,
            int port,
            @CheckForNull String noProxyHost,
            @CheckForNull String user,
            @CheckForNull Secret password) {

        static Proxy of(@CheckForNull ProxyConfiguration settings) {
            return settings == null
                    ? new Proxy(null, 0, null, null, null)
                    : new Proxy(
                            settings.getName(),
                            settings.getPort(),
                            settings.getNoProxyHost(),
                            settings.getUserName(),
                            settings.getSecretPassword());
        }
    }
}
