package io.jenkins.plugins.k6notify.engine.delivery.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a host. Tests replace it, so that they do not depend on a DNS server. */
@FunctionalInterface
public interface HostLookup {

    /**
     * Returns all addresses of a host, at least one.
     *
     * @param host a name, or an IP address in its usual notation, IPv6 with or without brackets
     * @throws UnknownHostException if the host has no address
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** Returns the system's resolver, with the cache of the JDK. */
    static HostLookup system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
