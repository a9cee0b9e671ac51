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
 * The policy for the addresses of requests (docs/design.md §8). URLs must be https unless http is allowed. Hosts of
 * URLs from job-level credentials must have addresses of the public Internet, unless the host is allowed: otherwise, a
 * job could make the controller send requests to services that its author cannot reach (SSRF).
 *
 * <p>The host is looked up once before each attempt, and each of its addresses must be allowed. If a name changes to
 * another address (DNS rebinding), the next attempt is refused. Behind a proxy, the proxy looks up names and applies
 * its own rules.
 *
 * <p>Does not prevent a change of a name between this lookup and that of the HTTP client shortly afterwards. Both get
 * the same result while the JDK caches it: for 30 s, the default of {@code networkaddress.cache.ttl}. So the name must
 * change at the moment in which the entry expires; if {@code networkaddress.cache.ttl} is 0, at any time in between.
 * The address cannot be passed to the JDK's client (Java 17 to 25). The client connects to the host of the URL; an
 * address there would replace the name in SNI, in the check of the certificate and in {@code Host}, a header that can
 * be set only with a property of the whole JVM. A custom resolver (Java 18) would apply to all of Jenkins.
 *
 * @param httpAllowed whether http is allowed in addition to https
 * @param publicOnly whether addresses outside the public Internet are refused
 * @param allowedHosts the host names and IP addresses that are never refused for their address; exact, but
 *     case-insensitive
 * @param whereToAllow the place of the settings for http and hosts, which ends the text of a refusal:
 *     {@code Manage Jenkins > System > k6 notifications}
 */
public record AddressPolicy(boolean httpAllowed, boolean publicOnly, Set<String> allowedHosts, String whereToAllow) {

    /** The hosts of cloud services that return credentials of a machine. Behind a proxy, a lookup may not find them. */
    private static final Set<String> METADATA_HOSTS = Set.of(
            "metadata", "metadata.google.internal", "metadata.goog", "instance-data", "instance-data.ec2.internal");

    public AddressPolicy {
        allowedHosts = allowedHosts.stream().map(EndpointUrl::normalHost).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the policy for the channels of an admin, who may send to any address but gets a {@link #warning}. */
    public static AddressPolicy anywhere(boolean httpAllowed, String whereToAllow) {
        return new AddressPolicy(httpAllowed, false, Set.of(), whereToAllow);
    }

    /** Returns the policy for URLs from job-level credentials. */
    public static AddressPolicy publicOnly(boolean httpAllowed, Set<String> allowedHosts, String whereToAllow) {
        return new AddressPolicy(httpAllowed, true, allowedHosts, whereToAllow);
    }

    /**
     * Returns the reason why requests to a URL are not allowed, and how to allow them; empty if they are allowed. May
     * query a DNS server.
     *
     * @param uri a URL that {@link EndpointUrl#parse} returned
     * @throws UnknownHostException if the host must be looked up and currently has no address
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
     * Returns a warning for an admin about an allowed URL: it is not encrypted, or its host is in the internal network.
     * Empty if there is nothing to warn about, or if the host currently has no address. May query a DNS server.
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
