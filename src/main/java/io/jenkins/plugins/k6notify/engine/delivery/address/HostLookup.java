package io.jenkins.plugins.k6notify.engine.delivery.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host; a seam for tests, which must not depend on a DNS server. */
@FunctionalInterface
public interface HostLookup {

    /**
     * All addresses that the name has, at least one.
     *
     * @param host a name, or an IP address in its usual notation, IPv6 with or without brackets
     * @throws UnknownHostException if there is none
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** Asks the system's resolver, through the cache of the JDK. */
    static HostLookup system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
