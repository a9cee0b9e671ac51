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

    /** The first entry that contains an address determines its kind, so narrower ranges come first. */
    private static final List<Special> SPECIAL = List.of(
            Special.of(
                    ReasonKind.METADATA_ADDRESS,
                    "169.254.169.254/32 168.63.129.16/32 100.100.100.200/32 fd00:ec2::254/128"),
            // RFC 1122, 1918, 3927, 6598; RFC 4291, 8215, 4193, 3879
            Special.of(ReasonKind.UNSPECIFIED_ADDRESS, "0.0.0.0/8 ::/128"),
            Special.of(
                    ReasonKind.PRIVATE_ADDRESS,
                    "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 64:ff9b:1::/48 fc00::/7 fec0::/10"),
            Special.of(ReasonKind.SHARED_ADDRESS, "100.64.0.0/10"),
            Special.of(ReasonKind.LOOPBACK_ADDRESS, "127.0.0.0/8 ::1/128"),
            Special.of(ReasonKind.LINK_LOCAL_ADDRESS, "169.254.0.0/16 fe80::/10"),
            // RFC 5771, 4291
            Special.of(ReasonKind.MULTICAST_ADDRESS, "224.0.0.0/4 ff00::/8"),
            // Relays of 6to4 (RFC 7526), Teredo (RFC 4380)
            Special.of(ReasonKind.TUNNEL_ADDRESS, "192.88.99.0/24 2001::/32"),
            // Protocol assignments (RFC 6890, 2928), AS112 (RFC 7534, 7535), AMT (RFC 7450)
            Special.of(
                    ReasonKind.RESERVED_ADDRESS,
                    "192.0.0.0/24 192.31.196.0/24 192.52.193.0/24 192.175.48.0/24 2001::/23 2620:4f:8000::/48"),
            // Documentation (RFC 5737, 3849, 9637), benchmarks (RFC 2544), not unicast (RFC 1112)
            Special.of(
                    ReasonKind.RESERVED_ADDRESS,
                    "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20 198.18.0.0/15 240.0.0.0/4"));

    /** The range from which IANA allocates IPv6 addresses. */
    private static final Range GLOBAL_UNICAST = Range.of("2000::/3");

    /** The prefix for hosts that have only an IPv4 address (RFC 6052). */
    private static final Range NAT64 = Range.of("64:ff9b::/96");

    /** The prefix of 6to4 (RFC 3056), which the IPv4 address follows. */
    private static final Range SIX_TO_FOUR = Range.of("2002::/16");

    /** The ranges whose last bytes are an IPv4 address: NAT64; IPv4-compatible (RFC 4291) and -translated (RFC 2765). */
    private static final List<Range> IPV4_AT_END = List.of(NAT64, Range.of("::/96"), Range.of("::ffff:0:0:0/96"));

    private SpecialAddresses() {}

    /** Returns the kind of a special address, such as {@code PRIVATE_ADDRESS}; empty for one of the public Internet. */
    static Optional<ReasonKind> kindOf(InetAddress address) {
        Optional<ReasonKind> kind = SPECIAL.stream()
                .filter(special -> contains(special.ranges(), address))
                .map(Special::kind)
                .findFirst();
        if (kind.isPresent() || address instanceof Inet4Address) {
            return kind;
        }
        return embedded(address)
                .flatMap(ipv4 -> kindOf(ipv4).stream())
                .findFirst()
                .or(() -> contains(List.of(GLOBAL_UNICAST, NAT64), address)
                        ? Optional.empty()
                        : Optional.of(ReasonKind.RESERVED_ADDRESS));
    }

    private static boolean contains(List<Range> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /**
     * Returns the IPv4 addresses embedded in an IPv6 address. The JDK converts IPv4-mapped addresses to IPv4 itself.
     */
    private static Stream<InetAddress> embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        Stream<InetAddress> afterPrefix = SIX_TO_FOUR.contains(address) ? Stream.of(ipv4(bytes, 2)) : Stream.empty();
        Stream<InetAddress> atEnd =
                isIsatap(bytes) || contains(IPV4_AT_END, address) ? Stream.of(ipv4(bytes, 12)) : Stream.empty();
        return Stream.concat(afterPrefix, atEnd);
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

    /** The ranges of one kind. */
    private record Special(ReasonKind kind, List<Range> ranges) {

        /** @param prefixes separated by spaces */
        static Special of(ReasonKind kind, String prefixes) {
            return new Special(
                    kind, Stream.of(prefixes.split(" ")).map(Range::of).toList());
        }
    }

    /**
     * A range of addresses with a common prefix.
     *
     * @param network the first address
     * @param bits the length of the prefix in bits
     */
    private record Range(InetAddress network, int bits) {

        static Range of(String prefix) {
            String[] parts = prefix.split("/");
            try {
                // Does not look up a literal address.
                return new Range(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(prefix, e);
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
