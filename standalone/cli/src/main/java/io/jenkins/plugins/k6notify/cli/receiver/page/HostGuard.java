package io.jenkins.plugins.k6notify.cli.receiver.page;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Pattern;

/**
 * Protects the page against DNS rebinding, in which another site reads it through a host name that resolves to the
 * loopback address: rejects requests with a foreign {@code Host}. Accepts any port, as users forward ports.
 */
public final class HostGuard {

    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private HostGuard() {}

    public static boolean allows(@CheckForNull String host) {
        return host != null && LOOPBACK.matcher(host).matches();
    }
}
