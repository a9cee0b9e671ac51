package io.jenkins.plugins.k6notify.engine.delivery;

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
 * @param words what an address in it is, for humans
 */
record InternalRange(InetAddress network, int bits, String words) {

    private static final String METADATA = "the metadata service of a cloud";
    private static final String PRIVATE = "a private address";
    private static final String RESERVED = "a reserved address";

    /** The first that fits names the address, so the narrower ones come first. */
    private static final List<InternalRange> RANGES = List.of(
            range("169.254.169.254", 32, METADATA),
            range("168.63.129.16", 32, METADATA),
            range("100.100.100.200", 32, METADATA),
            range("0.0.0.0", 8, "an unspecified address"),
            range("10.0.0.0", 8, PRIVATE),
            range("100.64.0.0", 10, "a shared address of a provider's network"),
            range("127.0.0.0", 8, "a loopback address"),
            range("169.254.0.0", 16, "a link-local address"),
            range("172.16.0.0", 12, PRIVATE),
            range("192.0.0.0", 24, RESERVED),
            range("192.0.2.0", 24, RESERVED),
            range("192.168.0.0", 16, PRIVATE),
            range("198.18.0.0", 15, RESERVED),
            range("198.51.100.0", 24, RESERVED),
            range("203.0.113.0", 24, RESERVED),
            range("224.0.0.0", 4, "a multicast address"),
            range("240.0.0.0", 4, RESERVED),
            range("fd00:ec2::254", 128, METADATA),
            range("::", 128, "an unspecified address"),
            range("::1", 128, "a loopback address"),
            range("64:ff9b:1::", 48, PRIVATE),
            range("100::", 64, RESERVED),
            range("2001::", 32, "an address of a tunnel"),
            range("2001:db8::", 32, RESERVED),
            range("fc00::", 7, PRIVATE),
            range("fe80::", 10, "a link-local address"),
            range("fec0::", 10, PRIVATE),
            range("ff00::", 8, "a multicast address"));

    private static final List<EmbeddedIpv4> EMBEDDED = List.of(
            new EmbeddedIpv4(range("::", 96, "IPv4-compatible"), 12),
            new EmbeddedIpv4(range("64:ff9b::", 96, "NAT64"), 12),
            new EmbeddedIpv4(range("2002::", 16, "6to4"), 2));

    /** An IPv6 range whose addresses lead to the IPv4 address that they contain. */
    private record EmbeddedIpv4(InternalRange range, int offset) {}

    /** What the address is, if it does not belong to the public Internet: {@code a private address}. */
    static Optional<String> of(InetAddress address) {
        Optional<String> words = RANGES.stream()
                .filter(range -> range.contains(address))
                .map(InternalRange::words)
                .findFirst();
        if (words.isPresent()) {
            return words;
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

    private static InternalRange range(String network, int bits, String words) {
        try {
            // A literal address is not looked up.
            return new InternalRange(InetAddress.getByName(network), bits, words);
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
