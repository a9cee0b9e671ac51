package io.jenkins.plugins.k6notify.engine.delivery.address;

import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Classifies addresses outside the public Internet. The public Internet consists of the unicast addresses of IPv4, and
 * those of IPv6 in 2000::/3, from which IANA makes all allocations
 * (<a href="https://www.rfc-editor.org/rfc/rfc4291">RFC 4291</a>); except all ranges of IANA's special-purpose
 * registries for <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IPv4</a> and
 * <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IPv6</a> (RFC 6890; including the globally
 * reachable ones, which are services of networks), and except the fixed addresses of cloud services.
 *
 * <p>An IPv6 address that embeds an IPv4 address as its destination is special if the IPv4 address is. This does not
 * recognize NAT64 prefixes that a network chose itself.
 */
final class SpecialAddresses {

    /** The first range that contains an address determines its kind, so narrower ranges come first. */
    private static final List<Range> RANGES = List.of(
            new Range("169.254.169.254/32", ReasonKind.METADATA_ADDRESS),
            new Range("168.63.129.16/32", ReasonKind.METADATA_ADDRESS),
            new Range("100.100.100.200/32", ReasonKind.METADATA_ADDRESS),
            new Range("fd00:ec2::254/128", ReasonKind.METADATA_ADDRESS),
            // RFC 1122, 1918, 3927, 6598
            new Range("0.0.0.0/8", ReasonKind.UNSPECIFIED_ADDRESS),
            new Range("10.0.0.0/8", ReasonKind.PRIVATE_ADDRESS),
            new Range("100.64.0.0/10", ReasonKind.SHARED_ADDRESS),
            new Range("127.0.0.0/8", ReasonKind.LOOPBACK_ADDRESS),
            new Range("169.254.0.0/16", ReasonKind.LINK_LOCAL_ADDRESS),
            new Range("172.16.0.0/12", ReasonKind.PRIVATE_ADDRESS),
            new Range("192.168.0.0/16", ReasonKind.PRIVATE_ADDRESS),
            // Protocol assignments (RFC 6890), AS112 (RFC 7534, 7535), AMT (RFC 7450), relays of 6to4 (RFC 7526)
            new Range("192.0.0.0/24", ReasonKind.RESERVED_ADDRESS),
            new Range("192.31.196.0/24", ReasonKind.RESERVED_ADDRESS),
            new Range("192.52.193.0/24", ReasonKind.RESERVED_ADDRESS),
            new Range("192.88.99.0/24", ReasonKind.TUNNEL_ADDRESS),
            new Range("192.175.48.0/24", ReasonKind.RESERVED_ADDRESS),
            // Documentation (RFC 5737), benchmarks (RFC 2544)
            new Range("192.0.2.0/24", ReasonKind.RESERVED_ADDRESS),
            new Range("198.18.0.0/15", ReasonKind.RESERVED_ADDRESS),
            new Range("198.51.100.0/24", ReasonKind.RESERVED_ADDRESS),
            new Range("203.0.113.0/24", ReasonKind.RESERVED_ADDRESS),
            // Not unicast (RFC 5771, 1112)
            new Range("224.0.0.0/4", ReasonKind.MULTICAST_ADDRESS),
            new Range("240.0.0.0/4", ReasonKind.RESERVED_ADDRESS),
            // Within 2000::/3: Teredo (RFC 4380) and other protocols (RFC 2928), documentation (RFC 3849, 9637), AS112
            new Range("2001::/32", ReasonKind.TUNNEL_ADDRESS),
            new Range("2001::/23", ReasonKind.RESERVED_ADDRESS),
            new Range("2001:db8::/32", ReasonKind.RESERVED_ADDRESS),
            new Range("2620:4f:8000::/48", ReasonKind.RESERVED_ADDRESS),
            new Range("3fff::/20", ReasonKind.RESERVED_ADDRESS),
            // Outside 2000::/3; listed for their kind only (RFC 4291, 8215, 4193, 3879)
            new Range("::/128", ReasonKind.UNSPECIFIED_ADDRESS),
            new Range("::1/128", ReasonKind.LOOPBACK_ADDRESS),
            new Range("64:ff9b:1::/48", ReasonKind.PRIVATE_ADDRESS),
            new Range("fc00::/7", ReasonKind.PRIVATE_ADDRESS),
            new Range("fe80::/10", ReasonKind.LINK_LOCAL_ADDRESS),
            new Range("fec0::/10", ReasonKind.PRIVATE_ADDRESS),
            new Range("ff00::/8", ReasonKind.MULTICAST_ADDRESS));

    /** The range from which IANA allocates IPv6 addresses. */
    private static final Range GLOBAL_UNICAST = new Range("2000::/3", ReasonKind.RESERVED_ADDRESS);

    /** The prefix for hosts that have only an IPv4 address (RFC 6052). */
    private static final Range NAT64 = new Range("64:ff9b::/96", ReasonKind.TUNNEL_ADDRESS);

    /** The prefix of 6to4 (RFC 3056). */
    private static final Range SIX_TO_FOUR = new Range("2002::/16", ReasonKind.TUNNEL_ADDRESS);

    /** IPv4-compatible (RFC 4291) and IPv4-translated (RFC 2765) addresses, which are obsolete. */
    private static final List<Range> OBSOLETE = List.of(
            new Range("::/96", ReasonKind.RESERVED_ADDRESS), new Range("::ffff:0:0:0/96", ReasonKind.RESERVED_ADDRESS));

    private static final int SIX_TO_FOUR_OFFSET = 2;
    private static final int LAST_OFFSET = 12;

    private SpecialAddresses() {}

    /** Returns the kind of a special address, such as {@code PRIVATE_ADDRESS}; empty for one of the public Internet. */
    static Optional<ReasonKind> kindOf(InetAddress address) {
        Optional<ReasonKind> kind = RANGES.stream()
                .filter(range -> range.contains(address))
                .map(Range::kind)
                .findFirst();
        if (kind.isPresent() || address instanceof Inet4Address) {
            return kind;
        }
        return embedded(address)
                .flatMap(ipv4 -> kindOf(ipv4).stream())
                .findFirst()
                .or(() -> GLOBAL_UNICAST.contains(address) || NAT64.contains(address)
                        ? Optional.empty()
                        : Optional.of(ReasonKind.RESERVED_ADDRESS));
    }

    /**
     * Returns the IPv4 addresses embedded in an IPv6 address. The JDK converts IPv4-mapped addresses to IPv4 itself.
     */
    private static Stream<InetAddress> embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        Stream.Builder<InetAddress> found = Stream.builder();
        if (SIX_TO_FOUR.contains(address)) {
            found.add(ipv4(bytes, SIX_TO_FOUR_OFFSET));
        }
        if (NAT64.contains(address)
                || isIsatap(bytes)
                || OBSOLETE.stream().anyMatch(range -> range.contains(address))) {
            found.add(ipv4(bytes, LAST_OFFSET));
        }
        return found.build();
    }

    /** Whether the interface identifier is 0:5efe:a.b.c.d or 200:5efe:a.b.c.d (RFC 5214), with any prefix. */
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    private static InetAddress ipv4(byte[] bytes, int offset) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + 4));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * A range of addresses with a common prefix.
     *
     * @param network the first address
     * @param bits the length of the prefix in bits
     * @param kind the kind of its addresses
     */
    private record Range(InetAddress network, int bits, ReasonKind kind) {

        Range(String prefix, ReasonKind kind) {
            this(literal(prefix.split("/")[0]), Integer.parseInt(prefix.split("/")[1]), kind);
        }

        private static InetAddress literal(String address) {
            try {
                // Does not look up a literal address.
                return InetAddress.getByName(address);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(address, e);
            }
        }

        boolean contains(InetAddress address) {
            return network.getClass() == address.getClass() && prefix(network).equals(prefix(address));
        }

        private BigInteger prefix(InetAddress address) {
            byte[] bytes = address.getAddress();
            return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - bits);
        }
    }
}
