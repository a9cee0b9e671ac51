package io.jenkins.plugins.k6notify.engine.delivery.address;

import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which addresses a URL may lead to (docs/design.md §8): only https unless http is allowed; and, for URLs that
 * come from those who may configure a job, only those of the public Internet unless the host is allowed. Otherwise a job
 * could make the controller talk to services that its author cannot reach (SSRF).
 *
 * <p>The address is looked up once before every attempt, and every address of a name has to pass: a name that begins to
 * lead elsewhere (DNS rebinding) is refused from then on. Behind a proxy the proxy looks names up, and its own rules
 * decide.
 *
 * <p>Not covered is a name that changes between this look-up and that of the HTTP client, a moment later. Both have the
 * same result as long as the JDK keeps it: 30 s, the default of {@code networkaddress.cache.ttl}. So it takes a change in
 * the instant in which the entry expires; with a {@code networkaddress.cache.ttl} of 0, any change. The JDK's client (Java
 * 17 to 25) cannot be told the address to connect to. It makes it from the host of the URL, where an address would take
 * the place of the name in SNI, in the check of the certificate, and in {@code Host}, a header that only a property of the
 * whole JVM lets one set; a resolver of one's own (Java 18) is one for all of Jenkins.
 *
 * @param httpAllowed whether http is allowed beside https
 * @param publicOnly whether addresses outside the public Internet are refused
 * @param allowedHosts host names and IP addresses that are never refused for their address; exact, in any case
 * @param whereToAllow where http and hosts are allowed, as it ends the English words of a refusal: {@code Manage Jenkins >
 *     System > k6 notifications}
 */
public record AddressPolicy(boolean httpAllowed, boolean publicOnly, Set<String> allowedHosts, String whereToAllow) {

    /** Names under which clouds serve the credentials of a machine; only a proxy would find no private address there. */
    private static final Set<String> METADATA_HOSTS = Set.of(
            "metadata", "metadata.google.internal", "metadata.goog", "instance-data", "instance-data.ec2.internal");

    public AddressPolicy {
        allowedHosts = allowedHosts.stream().map(EndpointUrl::normalHost).collect(Collectors.toUnmodifiableSet());
    }

    /** The policy for the channels of an admin, who may send anywhere; see {@link #warning} for what to show. */
    public static AddressPolicy anywhere(boolean httpAllowed, String whereToAllow) {
        return new AddressPolicy(httpAllowed, false, Set.of(), whereToAllow);
    }

    /** The policy for URLs that come from job-level credentials. */
    public static AddressPolicy publicOnly(boolean httpAllowed, Set<String> allowedHosts, String whereToAllow) {
        return new AddressPolicy(httpAllowed, true, allowedHosts, whereToAllow);
    }

    /**
     * Why nothing may be sent there, and how to allow it; nothing if it is allowed. May ask a DNS server.
     *
     * @param uri from {@link EndpointUrl#parse}
     * @throws UnknownHostException if the host has to be looked up and has no address (at present)
     */
    public Optional<Reason> refusal(URI uri, HostLookup lookup) throws UnknownHostException {
        if (!httpAllowed && !"https".equalsIgnoreCase(uri.getScheme())) {
            return Optional.of(Reason.of(ReasonKind.NOT_HTTPS, whereToAllow));
        }
        if (!publicOnly || allowedHosts.contains(EndpointUrl.host(uri))) {
            return Optional.empty();
        }
        return internal(uri, lookup).map(reason -> Reason.of(ReasonKind.HOST_NOT_ALLOWED, reason, whereToAllow));
    }

    /**
     * What an admin should know about a URL that is allowed: that it is not encrypted, or leads into the internal network.
     * May ask a DNS server; a host that has no address at present gives no warning.
     */
    public Optional<Reason> warning(URI uri, HostLookup lookup) {
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return Optional.of(Reason.of(ReasonKind.UNENCRYPTED));
        }
        try {
            return internal(uri, lookup);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Optional<Reason> internal(URI uri, HostLookup lookup) throws UnknownHostException {
        String host = EndpointUrl.host(uri);
        if (METADATA_HOSTS.contains(host)) {
            return Optional.of(Reason.of(ReasonKind.METADATA_HOST, host));
        }
        for (InetAddress address : lookup.addresses(host)) {
            Optional<ReasonKind> range = SpecialAddresses.kindOf(address);
            if (range.isPresent()) {
                return Optional.of(
                        Reason.of(ReasonKind.INTERNAL_HOST, Reason.of(range.get()), host, address.getHostAddress()));
            }
        }
        return Optional.empty();
    }
}
