package io.jenkins.plugins.k6notify.engine.delivery.address;

import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the URL of an endpoint. A webhook URL is a secret, so no message of this class quotes any of it but the host. */
public final class EndpointUrl {

    /** <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Where Slack's webhooks are</a>. */
    private static final Set<String> SLACK_HOSTS = Set.of("hooks.slack.com", "hooks.slack-gov.com");

    private static final int LAST_PORT = 65535;

    private static final Pattern IPV4_ADDRESS =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

    /** The last label of a host that <a href="https://url.spec.whatwg.org/#ends-in-a-number-checker">ends in a number</a>. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");

    private EndpointUrl() {}

    /**
     * @param text as it was configured; white space around it is ignored
     * @throws UnusableEndpointException if it is no URL that a request can be sent to. Whether http and the address are
     *     allowed is for {@link AddressPolicy} to say.
     */
    public static URI parse(String text) {
        String trimmed = text.trim();
        require(!trimmed.isEmpty(), ReasonKind.URL_EMPTY);
        URI uri;
        try {
            uri = new URI(trimmed);
        } catch (URISyntaxException e) {
            // Not the cause: its message quotes the URL.
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
     * Whether there is an IPv4 address in another notation than four decimal numbers. The JDK reads 0177.0.0.1 as 177.0.0.1
     * and a proxy, perhaps, as 127.0.0.1; so what is checked would not be where the request goes.
     */
    private static boolean hasOddAddress(URI uri) {
        // Of some of these the JDK makes no host.
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

    /** A hint for whoever configures a Slack channel, if the URL does not look like one of Slack's; no reason to refuse it. */
    public static Optional<Reason> slackHint(URI uri) {
        return SLACK_HOSTS.contains(host(uri))
                ? Optional.empty()
                : Optional.of(Reason.of(ReasonKind.NOT_SLACK, host(uri)));
    }

    /** The host in lower case, without the brackets of an IPv6 address and the dot that may end a name. */
    static String host(URI uri) {
        return normalHost(uri.getHost());
    }

    static String normalHost(String host) {
        return host.trim().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
    }

    /** Host and port, also where the URL leaves the port to its scheme: what may be shown of a URL. */
    public static String hostAndPort(URI uri) {
        int usual = "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
        return uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    private static void require(boolean condition, ReasonKind otherwise) {
        if (!condition) {
            throw new UnusableEndpointException(otherwise);
        }
    }
}
