package io.jenkins.plugins.k6notify.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Validated link to a run in k6 Cloud. The console prints the address, and a script can print anything: any other host
 * is rejected, so that the page never links users to a foreign site.
 */
@Restricted(NoExternalUse.class)
public final class CloudPage {

    /** Site of k6 up to v1, and stacks of Grafana Cloud. */
    private static final Pattern HOST = Pattern.compile("app\\.k6\\.io|[a-z0-9-]{1,63}\\.grafana\\.net");

    private static final Pattern PATH = Pattern.compile("(?:/a/k6-app)?/runs/[0-9]{1,18}/?");

    private CloudPage() {}

    /**
     * @param url address printed to the console
     * @return an address that is safe in a link, reduced to host and path
     */
    public static Optional<String> of(@CheckForNull String url) {
        if (url == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(url);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            boolean known = "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getRawUserInfo() == null
                    && uri.getPort() == -1
                    && HOST.matcher(host).matches()
                    && PATH.matcher(path).matches();
            return known ? Optional.of("https://" + host + path) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
