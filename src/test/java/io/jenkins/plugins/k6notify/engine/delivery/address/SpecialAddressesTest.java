package io.jenkins.plugins.k6notify.engine.delivery.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialAddressesTest {

    /** The registries of IANA of October 2025, the ranges that are not unicast, and fixed addresses of clouds. */
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/8, UNSPECIFIED_ADDRESS",
        "10.0.0.0/8, PRIVATE_ADDRESS",
        "100.64.0.0/11, SHARED_ADDRESS",
        "100.100.100.200/32, METADATA_ADDRESS",
        "100.127.0.0/16, SHARED_ADDRESS",
        "127.0.0.0/8, LOOPBACK_ADDRESS",
        "168.63.129.16/32, METADATA_ADDRESS",
        "169.254.0.0/17, LINK_LOCAL_ADDRESS",
        "169.254.169.254/32, METADATA_ADDRESS",
        "172.16.0.0/12, PRIVATE_ADDRESS",
        "192.0.0.0/24, RESERVED_ADDRESS",
        "192.0.0.8/32, RESERVED_ADDRESS",
        "192.0.0.9/32, RESERVED_ADDRESS",
        "192.0.0.170/31, RESERVED_ADDRESS",
        "192.0.2.0/24, RESERVED_ADDRESS",
        "192.31.196.0/24, RESERVED_ADDRESS",
        "192.52.193.0/24, RESERVED_ADDRESS",
        "192.88.99.0/24, TUNNEL_ADDRESS",
        "192.168.0.0/16, PRIVATE_ADDRESS",
        "192.175.48.0/24, RESERVED_ADDRESS",
        "198.18.0.0/15, RESERVED_ADDRESS",
        "198.51.100.0/24, RESERVED_ADDRESS",
        "203.0.113.0/24, RESERVED_ADDRESS",
        "224.0.0.0/4, MULTICAST_ADDRESS",
        "240.0.0.0/4, RESERVED_ADDRESS",
        "255.255.255.255/32, RESERVED_ADDRESS",
        "::/128, UNSPECIFIED_ADDRESS",
        "::1/128, LOOPBACK_ADDRESS",
        "::101:100/120, RESERVED_ADDRESS",
        "::ffff:0:101:100/120, RESERVED_ADDRESS",
        "64:ff9b:1::/48, PRIVATE_ADDRESS",
        "64:ff9b:0:1::/64, RESERVED_ADDRESS",
        "100::/64, RESERVED_ADDRESS",
        "100:0:0:1::/64, RESERVED_ADDRESS",
        "400::/6, RESERVED_ADDRESS",
        "1000::/4, RESERVED_ADDRESS",
        "2001::/32, TUNNEL_ADDRESS",
        "2001:1::1/128, RESERVED_ADDRESS",
        "2001:2::/48, RESERVED_ADDRESS",
        "2001:3::/32, RESERVED_ADDRESS",
        "2001:4:112::/48, RESERVED_ADDRESS",
        "2001:10::/28, RESERVED_ADDRESS",
        "2001:20::/28, RESERVED_ADDRESS",
        "2001:30::/28, RESERVED_ADDRESS",
        "2001:100::/24, RESERVED_ADDRESS",
        "2001:db8::/32, RESERVED_ADDRESS",
        "2620:4f:8000::/48, RESERVED_ADDRESS",
        "3fff::/20, RESERVED_ADDRESS",
        "4000::/3, RESERVED_ADDRESS",
        "5f00::/16, RESERVED_ADDRESS",
        "8000::/2, RESERVED_ADDRESS",
        "fc00::/8, PRIVATE_ADDRESS",
        "fd00:ec2::254/128, METADATA_ADDRESS",
        "fe80::/10, LINK_LOCAL_ADDRESS",
        "fec0::/10, PRIVATE_ADDRESS",
        "ff00::/8, MULTICAST_ADDRESS",
    })
    void specialRangeHasItsKind(String range, ReasonKind kind) throws Exception {
        assertThat(SpecialAddresses.kindOf(first(range))).contains(kind);
        assertThat(SpecialAddresses.kindOf(last(range))).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0/8",
                "9.0.0.0/8",
                "11.0.0.0/8",
                "100.0.0.0/10",
                "100.128.0.0/9",
                "126.0.0.0/8",
                "128.0.0.0/8",
                "168.63.129.15/32",
                "168.63.129.17/32",
                "169.253.0.0/16",
                "169.255.0.0/16",
                "172.0.0.0/12",
                "172.32.0.0/11",
                "191.0.0.0/8",
                "192.0.1.0/24",
                "192.0.3.0/24",
                "192.31.195.0/24",
                "192.31.197.0/24",
                "192.52.192.0/24",
                "192.52.194.0/24",
                "192.88.98.0/24",
                "192.88.100.0/24",
                "192.167.0.0/16",
                "192.169.0.0/16",
                "192.175.47.0/24",
                "192.175.49.0/24",
                "198.17.0.0/16",
                "198.20.0.0/14",
                "198.51.99.0/24",
                "198.51.101.0/24",
                "203.0.112.0/24",
                "203.0.114.0/24",
                "223.0.0.0/8",
                "2001:200::/23",
                "2001:db7::/32",
                "2001:db9::/32",
                "2003::/16",
                "2620:4f:7fff::/48",
                "2620:4f:8001::/48",
                "3ffe::/16",
                "3fff:1000::/20",
            })
    void neighbourOfSpecialRangeIsPublic(String range) throws Exception {
        assertThat(SpecialAddresses.kindOf(first(range))).isEmpty();
        assertThat(SpecialAddresses.kindOf(last(range))).isEmpty();
    }

    /** RFC 6052, RFC 3056, and RFC 5214, whose addresses may have any prefix. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "64:ff9b::%s",
                "2002:%s::1",
                "2606:4700::5efe:%s",
                "2606:4700::200:5efe:%s",
                "2002:101:101::5efe:%s",
                "2002:%s:0:0:5efe:101:101",
            })
    void embeddedIpv4AddressDecidesKind(String pattern) throws Exception {
        assertThat(SpecialAddresses.kindOf(address(String.format(pattern, "a00:1"))))
                .contains(ReasonKind.PRIVATE_ADDRESS);
        assertThat(SpecialAddresses.kindOf(address(String.format(pattern, "7f00:1"))))
                .contains(ReasonKind.LOOPBACK_ADDRESS);
        assertThat(SpecialAddresses.kindOf(address(String.format(pattern, "a9fe:a9fe"))))
                .contains(ReasonKind.METADATA_ADDRESS);
        assertThat(SpecialAddresses.kindOf(address(String.format(pattern, "101:101"))))
                .isEmpty();
    }

    /**
     * IPv4-mapped addresses, which the JDK converts to IPv4, and the deprecated IPv4-compatible and IPv4-translated
     * ones.
     */
    @ParameterizedTest
    @ValueSource(strings = {"::ffff:%s", "::%s", "::ffff:0:%s"})
    void mappedIpv4AddressDecidesKind(String pattern) throws Exception {
        assertThat(SpecialAddresses.kindOf(address(String.format(pattern, "10.0.0.1"))))
                .contains(ReasonKind.PRIVATE_ADDRESS);
        assertThat(SpecialAddresses.kindOf(address(String.format(pattern, "127.0.0.1"))))
                .contains(ReasonKind.LOOPBACK_ADDRESS);
        assertThat(SpecialAddresses.kindOf(address(String.format(pattern, "169.254.169.254"))))
                .contains(ReasonKind.METADATA_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2606:4700::5eff:a00:1",
                "2606:4700::100:5efe:a00:1",
                "2606:4700::1:5efe:a00:1",
                "2606:4700::300:5efe:a00:1",
                "2001:200:a00:1::"
            })
    void ipv4AddressAtOtherPositionIsIgnored(String address) throws Exception {
        assertThat(SpecialAddresses.kindOf(address(address))).isEmpty();
    }

    @Property
    void onlyNat64IsPublicOutside2000(@ForAll @Size(16) byte[] bytes) throws Exception {
        InetAddress address = InetAddress.getByAddress(bytes);
        boolean global = (bytes[0] & 0xe0) == 0x20;

        if (!global
                && address.getAddress().length == bytes.length
                && !address.getHostAddress().startsWith("64:ff9b:")) {
            assertThat(SpecialAddresses.kindOf(address)).isPresent();
        }
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    private static InetAddress first(String range) throws UnknownHostException {
        return address(range.split("/")[0]);
    }

    private static InetAddress last(String range) throws UnknownHostException {
        byte[] first = first(range).getAddress();
        int free = first.length * Byte.SIZE - Integer.parseInt(range.split("/")[1]);
        byte[] last = new BigInteger(1, first)
                .or(BigInteger.ONE.shiftLeft(free).subtract(BigInteger.ONE))
                .toByteArray();
        byte[] padded = new byte[first.length];
        int length = Math.min(last.length, first.length);
        System.arraycopy(last, last.length - length, padded, first.length - length, length);
        return InetAddress.getByAddress(padded);
    }
}
