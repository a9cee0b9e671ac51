package io.jenkins.plugins.k6notify.cli.receiver;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Pattern;

/**
 * Keeps other sites from reading the page through a name of theirs that points to the loopback address (DNS rebinding):
 * the browser then sends that name as {@code Host}. Any port will do, as people forward ports.
 */
final class HostGuard {

    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private HostGuard() {}

    static boolean allows(@CheckForNull String host) {
        return host != null && LOOPBACK.matcher(host).matches();
    }
}
