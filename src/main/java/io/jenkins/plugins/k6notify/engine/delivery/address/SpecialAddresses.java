package io.jenkins.plugins.k6notify.engine.delivery.address;

import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A range of addresses that does not belong to the public Internet, from IANA's special-purpose registries
 * (<a href="https://www.rfc-editor.org/rfc/rfc6890">RFC 6890</a>) and the fixed addresses of clouds.
 *
 * @param network its first address
 * @param bits how many bits of an address have to agree
 * @param what an address in it is
 */
record SpecialAddresses(InetAddress network, int bits, ReasonKind what) {

    /** The first that fits names the address, so the narrower ones come first. */
    private static final List<SpecialAddresses> RANGES = List.of(
            range("169.254.169.254", 32, ReasonKind.METADATA_ADDRESS),
            range("168.63.129.16", 32, ReasonKind.METADATA_ADDRESS),
            range("100.100.100.200", 32, ReasonKind.METADATA_ADDRESS),
            range("0.0.0.0", 8, ReasonKind.UNSPECIFIED_ADDRESS),
            range("10.0.0.0", 8, ReasonKind.PRIVATE_ADDRESS),
            range("100.64.0.0", 10, ReasonKind.SHARED_ADDRESS),
            range("127.0.0.0", 8, ReasonKind.LOOPBACK_ADDRESS),
            range("169.254.0.0", 16, ReasonKind.LINK_LOCAL_ADDRESS),
            range("172.16.0.0", 12, ReasonKind.PRIVATE_ADDRESS),
            range("192.0.0.0", 24, ReasonKind.RESERVED_ADDRESS),
            range("192.0.2.0", 24, ReasonKind.RESERVED_ADDRESS),
            range("192.168.0.0", 16, ReasonKind.PRIVATE_ADDRESS),
            range("198.18.0.0", 15, ReasonKind.RESERVED_ADDRESS),
            range("198.51.100.0", 24, ReasonKind.RESERVED_ADDRESS),
            range("203.0.113.0", 24, ReasonKind.RESERVED_ADDRESS),
            range("224.0.0.0", 4, ReasonKind.MULTICAST_ADDRESS),
            range("240.0.0.0", 4, ReasonKind.RESERVED_ADDRESS),
            range("fd00:ec2::254", 128, ReasonKind.METADATA_ADDRESS),
            range("::", 128, ReasonKind.UNSPECIFIED_ADDRESS),
            range("::1", 128, ReasonKind.LOOPBACK_ADDRESS),
            range("64:ff9b:1::", 48, ReasonKind.PRIVATE_ADDRESS),
            range("100::", 64, ReasonKind.RESERVED_ADDRESS),
            range("2001::", 32, ReasonKind.TUNNEL_ADDRESS),
            range("2001:db8::", 32, ReasonKind.RESERVED_ADDRESS),
            range("fc00::", 7, ReasonKind.PRIVATE_ADDRESS),
            range("fe80::", 10, ReasonKind.LINK_LOCAL_ADDRESS),
            range("fec0::", 10, ReasonKind.PRIVATE_ADDRESS),
            range("ff00::", 8, ReasonKind.MULTICAST_ADDRESS));

    private static final List<EmbeddedIpv4> EMBEDDED = List.of(
            // IPv4-compatible, NAT64, 6to4
            new EmbeddedIpv4(range("::", 96, ReasonKind.TUNNEL_ADDRESS), 12),
            new EmbeddedIpv4(range("64:ff9b::", 96, ReasonKind.TUNNEL_ADDRESS), 12),
            new EmbeddedIpv4(range("2002::", 16, ReasonKind.TUNNEL_ADDRESS), 2));

    /** An IPv6 range whose addresses lead to the IPv4 address that they contain. */
    private record EmbeddedIpv4(SpecialAddresses range, int offset) {}

    /** What the address is, if it does not belong to the public Internet: {@code PRIVATE_ADDRESS}. */
    static Optional<ReasonKind> of(InetAddress address) {
        Optional<ReasonKind> what = RANGES.stream()
                .filter(range -> range.contains(address))
                .map(SpecialAddresses::what)
                .findFirst();
        if (what.isPresent()) {
            return what;
        }
        // The IPv4-mapped ones (::ffff:10.0.0.1) are not here: to the JDK they are IPv4 addresses.
        return EMBEDDED.stream()
                .filter(embedded -> embedded.range().contains(address))
                .findFirst()
                .flatMap(embedded -> of(
                        address(Arrays.copyOfRange(address.getAddress(), embedded.offset(), embedded.offset() + 4))));
    }

    private boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static SpecialAddresses range(String network, int bits, ReasonKind what) {
        try {
            // A literal address is not looked up.
            return new SpecialAddresses(InetAddress.getByName(network), bits, what);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(network, e);
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
