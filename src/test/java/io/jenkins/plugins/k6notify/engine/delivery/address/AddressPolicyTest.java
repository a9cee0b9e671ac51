package io.jenkins.plugins.k6notify.engine.delivery.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private static final AddressPolicy JOB = AddressPolicy.publicOnly(false, Set.of(), "the settings");
    private static final URI URL = URI.create("https://receiver.example/secret-path?secret=query");

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, a loopback address",
        "127.255.255.254, a loopback address",
        "0.0.0.0, an unspecified address",
        "10.1.2.3, a private address",
        "172.16.0.1, a private address",
        "172.31.255.255, a private address",
        "192.168.1.1, a private address",
        "100.64.0.1, a shared address of a provider's network",
        "100.127.255.255, a shared address of a provider's network",
        "169.254.1.1, a link-local address",
        "169.254.169.254, the metadata service of a cloud",
        "100.100.100.200, the metadata service of a cloud",
        "192.0.2.1, a reserved address",
        "198.19.255.255, a reserved address",
        "224.0.0.1, a multicast address",
        "239.255.255.255, a multicast address",
        "255.255.255.255, a reserved address",
        "::, an unspecified address",
        "::1, a loopback address",
        "::ffff:10.0.0.1, a private address",
        "::ffff:169.254.169.254, the metadata service of a cloud",
        "::7f00:1, a loopback address",
        "64:ff9b::a00:1, a private address",
        "2002:7f00:1::, a loopback address",
        "2001:0:1::1, an address of a tunnel",
        "fe80::1, a link-local address",
        "febf::1, a link-local address",
        "fec0::1, a private address",
        "fc00::1, a private address",
        "fdff::1, a private address",
        "fd00:ec2::254, the metadata service of a cloud",
        "ff02::1, a multicast address",
    })
    void refusesInternalAddresses(String address, String what) throws Exception {
        assertThat(JOB.refusal(URL, at(address)))
                .hasValueSatisfying(reason -> assertThat(reason.words())
                        .startsWith("the host receiver.example is at ")
                        .endsWith(", " + what + " (the host can be allowed in the settings)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "64:ff9b::101:101",
                "2002:101:101::",
                "2001:4860:4860::8888"
            })
    void allowsPublicAddresses(String address) throws Exception {
        assertThat(JOB.refusal(URL, at(address))).isEmpty();
    }

    @Test
    void refusesHostWithOneInternalAddress() throws Exception {
        assertThat(JOB.refusal(URL, at("1.1.1.1", "2606:4700::1111", "10.0.0.1")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://[::1]:8443/x",
                "https://[::ffff:127.0.0.1]/x",
                "https://localhost/x",
                "https://2130706433/x",
                "https://metadata.google.internal/x",
                "https://METADATA.google.internal./x"
            })
    void refusesInternalHostsWithoutNameServer(String url) throws Exception {
        assertThat(JOB.refusal(URI.create(url), HostLookup.system())).isPresent();
    }

    @Test
    void resolvesHostAtEachAttempt() throws Exception {
        List<String> answers = new ArrayList<>(List.of("1.1.1.1", "10.0.0.1"));
        HostLookup rebinding = host -> List.of(InetAddress.getByName(answers.remove(0)));

        assertThat(JOB.refusal(URL, rebinding)).isEmpty();
        assertThat(JOB.refusal(URL, rebinding)).isPresent();
    }

    @Test
    void refusesHttpUnlessAllowed() throws Exception {
        URI http = URI.create("http://receiver.example/secret-path");

        assertThat(JOB.refusal(http, at("1.1.1.1")))
                .hasValueSatisfying(reason -> assertThat(reason.words())
                        .isEqualTo("the URL is not https (http can be allowed in the settings)"));
        assertThat(AddressPolicy.anywhere(false, "the settings").refusal(http, at("1.1.1.1")))
                .isPresent();
        assertThat(AddressPolicy.publicOnly(true, Set.of(), "").refusal(http, at("1.1.1.1")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"receiver.example", "Receiver.Example.", " RECEIVER.EXAMPLE"})
    void allowedHostMayHaveInternalAddress(String allowed) throws Exception {
        AddressPolicy rules = AddressPolicy.publicOnly(false, Set.of(allowed), "");

        assertThat(rules.refusal(URL, at("10.0.0.1"))).isEmpty();
        assertThat(rules.refusal(URI.create("https://not.receiver.example/x"), at("10.0.0.1")))
                .isPresent();
    }

    @Test
    void allowedIpv6AddressNeedsNoBrackets() throws Exception {
        AddressPolicy rules = AddressPolicy.publicOnly(false, Set.of("::1"), "");

        assertThat(rules.refusal(URI.create("https://[::1]/x"), HostLookup.system()))
                .isEmpty();
    }

    @Test
    void anywhereAllowsInternalAddressWithWarning() throws Exception {
        AddressPolicy rules = AddressPolicy.anywhere(true, "");

        assertThat(rules.refusal(URL, at("10.0.0.1"))).isEmpty();
        assertThat(rules.warning(URL, at("10.0.0.1")))
                .hasValueSatisfying(reason -> assertThat(reason.words())
                        .isEqualTo("the host receiver.example is at 10.0.0.1, a private address"));
        assertThat(rules.warning(URI.create("http://receiver.example/x"), at("1.1.1.1")))
                .contains(Reason.of(ReasonKind.UNENCRYPTED));
        assertThat(rules.warning(URL, at("1.1.1.1"))).isEmpty();
        assertThat(rules.warning(URL, AddressPolicyTest::nowhere)).isEmpty();
    }

    /** Such a name resolves only in the cloud, where a proxy would resolve it too. */
    @ParameterizedTest
    @ValueSource(strings = {"metadata", "metadata.google.internal", "Instance-Data.ec2.internal."})
    void metadataHostIsRefusedWithoutLookup(String host) throws Exception {
        URI url = URI.create("https://" + host + "/latest");
        Reason metadata = Reason.of(ReasonKind.METADATA_HOST, EndpointUrl.host(url));

        assertThat(JOB.refusal(url, AddressPolicyTest::nowhere))
                .contains(Reason.of(ReasonKind.HOST_NOT_ALLOWED, metadata, "the settings"));
        assertThat(AddressPolicy.anywhere(true, "").warning(url, AddressPolicyTest::nowhere))
                .contains(metadata);
    }

    @Test
    void systemLookupReturnsAddressesOfHost() throws Exception {
        assertThat(HostLookup.system().addresses("192.0.2.1")).containsExactly(InetAddress.getByName("192.0.2.1"));
        assertThatThrownBy(() -> HostLookup.system().addresses("no-such-host.invalid"))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void refusalThrowsForUnknownHost() {
        assertThatThrownBy(() -> JOB.refusal(URL, AddressPolicyTest::nowhere)).isInstanceOf(UnknownHostException.class);
    }

    @Property
    void noRefusalContainsPathOrQuery(@ForAll @AlphaChars @StringLength(min = 10, max = 30) String secret)
            throws Exception {
        for (String scheme : new String[] {"http", "https"}) {
            URI url = URI.create(scheme + "://h.example/" + secret + "?" + secret);
            assertThat(JOB.refusal(url, at("10.0.0.1")))
                    .hasValueSatisfying(reason -> assertThat(reason.words()).doesNotContain(secret));
        }
    }

    private static HostLookup at(String... addresses) {
        return host -> {
            List<InetAddress> found = new ArrayList<>();
            for (String address : addresses) {
                found.add(InetAddress.getByName(address));
            }
            return found;
        };
    }

    private static List<InetAddress> nowhere(String host) throws UnknownHostException {
        throw new UnknownHostException(host);
    }
}
