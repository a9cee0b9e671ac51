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
 * The page of a run in k6 Cloud. The console names it, and a script can print anything: what leads elsewhere is no such
 * page, so that nobody is lured away from Jenkins.
 */
@Restricted(NoExternalUse.class)
public final class CloudPage {

    /** k6's own site up to v1, and the stacks of Grafana Cloud. */
    private static final Pattern HOST = Pattern.compile("app\\.k6\\.io|[a-z0-9-]{1,63}\\.grafana\\.net");

    private static final Pattern PATH = Pattern.compile("(?:/a/k6-app)?/runs/[0-9]{1,18}/?");

    private CloudPage() {}

    /**
     * @param url as the console has it
     * @return an address that is fit for a link, made of no more than host and path
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
