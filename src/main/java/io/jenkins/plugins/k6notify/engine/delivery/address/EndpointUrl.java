package io.jenkins.plugins.k6notify.engine.delivery.address;

import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Parses URLs of endpoints. A webhook URL is a secret, so messages of this class contain only its host. */
public final class EndpointUrl {

    /**
     * The hosts of <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Slack's
     * webhooks</a>.
     */
    private static final Set<String> SLACK_HOSTS = Set.of("hooks.slack.com", "hooks.slack-gov.com");

    /**
     * The domains of workflows of Microsoft Teams: those of Logic Apps, of the Power Platform and of Power Automate, with
     * their national clouds.
     */
    private static final List<String> TEAMS_DOMAINS = List.of(
            "api.powerplatform.com",
            "powerautomate.com",
            "flow.microsoft.com",
            "logic.azure.com",
            "powerplatform.microsoft.us",
            "flow.microsoft.us",
            "logic.azure.us",
            "logic.azure.cn");

    private static final String CONNECTOR_DOMAIN = "webhook.office.com";

    private static final int LAST_PORT = 65535;

    private static final Pattern IPV4_ADDRESS =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

    /**
     * The last label of a host that <a href="https://url.spec.whatwg.org/#ends-in-a-number-checker">ends in a
     * number</a>.
     */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");

    private EndpointUrl() {}

    /**
     * Parses a URL. Does not decide whether http and the address are allowed; {@link AddressPolicy} does.
     *
     * @param text the configured text; surrounding white space is ignored
     * @throws UnusableEndpointException if the text is not a URL that a request can be sent to
     */
    public static URI parse(String text) {
        String trimmed = text.trim();
        require(!trimmed.isEmpty(), ReasonKind.URL_EMPTY);
        URI uri;
        try {
            uri = new URI(trimmed);
        } catch (URISyntaxException e) {
            // Omits the cause, whose message quotes the URL.
            throw new UnusableEndpointException(ReasonKind.URL_INVALID);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("https") || scheme.equals("http"), ReasonKind.URL_NOT_HTTP);
        require(uri.getRawUserInfo() == null, ReasonKind.URL_WITH_USER);
        require(!hasOddAddress(uri), ReasonKind.URL_WITH_ODD_ADDRESS);
        require(uri.getHost() != null, ReasonKind.URL_WITHOUT_HOST);
        require(uri.getPort() != 0 && uri.getPort() <= LAST_PORT, ReasonKind.URL_WITH_BAD_PORT);
        return uri;
    }

    /**
     * Whether the host is an IPv4 address in another notation than four decimal numbers. The JDK reads 0177.0.0.1 as
     * 177.0.0.1, but a proxy may read it as 127.0.0.1, and the request would go to an address that was not checked.
     */
    private static boolean hasOddAddress(URI uri) {
        // The JDK returns no host for some of these notations.
        String host = uri.getHost() == null
                ? String.valueOf(uri.getRawAuthority()).replaceFirst(":[0-9]*$", "")
                : uri.getHost();
        boolean ipv6 = host.startsWith("[");
        String end = ipv6 ? normalHost(host).split("%")[0].replaceFirst(".*:", "") : host;
        boolean number = ipv6
                ? end.contains(".")
                : NUMBER.matcher(end.replaceFirst("\\.$", "").replaceFirst(".*\\.", ""))
                        .matches();
        return number && !IPV4_ADDRESS.matcher(end).matches();
    }

    /**
     * Returns a warning for the settings if the host is not one of Slack's; empty if it is. The URL can be used anyway.
     */
    public static Optional<Reason> slackHint(URI uri) {
        return SLACK_HOSTS.contains(host(uri))
                ? Optional.empty()
                : Optional.of(Reason.of(ReasonKind.NOT_SLACK, host(uri)));
    }

    /**
     * Returns a warning for the settings if the host is that of a connector, or not one of Microsoft's for workflows;
     * empty for a host of workflows. The URL can be used anyway: Microsoft has changed these hosts before.
     */
    public static Optional<Reason> teamsHint(URI uri) {
        String host = host(uri);
        if (isTeamsConnector(uri)) {
            return Optional.of(Reason.of(ReasonKind.RETIRED_CONNECTOR, host));
        }
        return TEAMS_DOMAINS.stream().anyMatch(domain -> isIn(domain, host))
                ? Optional.empty()
                : Optional.of(Reason.of(ReasonKind.NOT_TEAMS, host));
    }

    /** Whether the URL is that of a connector of Office 365, which Microsoft replaced by workflows. */
    public static boolean isTeamsConnector(URI uri) {
        return isIn(CONNECTOR_DOMAIN, host(uri));
    }

    private static boolean isIn(String domain, String host) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /** Returns the host in lower case, without the brackets of an IPv6 address and a trailing dot. */
    static String host(URI uri) {
        return normalHost(uri.getHost());
    }

    static String normalHost(String host) {
        return host.trim().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
    }

    /** Returns host and port, with the default port of the scheme: the part of a URL that may be shown. */
    public static String hostAndPort(URI uri) {
        int defaultPort = "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
        return uri.getHost() + ":" + (uri.getPort() < 0 ? defaultPort : uri.getPort());
    }

    private static void require(boolean condition, ReasonKind otherwise) {
        if (!condition) {
            throw new UnusableEndpointException(otherwise);
        }
    }
}
