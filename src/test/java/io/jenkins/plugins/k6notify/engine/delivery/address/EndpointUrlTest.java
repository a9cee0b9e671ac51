package io.jenkins.plugins.k6notify.engine.delivery.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {

    @Test
    void parsesUrlWithSurroundingWhiteSpace() {
        assertThat(EndpointUrl.parse(" https://hooks.slack.com/services/T/B/x\n"))
                .isEqualTo(URI.create("https://hooks.slack.com/services/T/B/x"));
        assertThat(EndpointUrl.parse("HTTP://[::1]:8080/x")).hasPort(8080);
        assertThat(EndpointUrl.parse("https://example.com:65535/x")).hasPort(65535);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                  | the URL is empty",
                "hooks.slack.com/services            | the URL does not start with https://",
                "ftp://example.com/x                 | the URL does not start with https://",
                "file:///etc/passwd                  | the URL does not start with https://",
                "https://user:pw@example.com/x       | the URL has a user name or password in it; use a URL without them",
                "https:///x                          | the URL has no host name that can be looked up",
                "https://under_score.example/x       | the URL has no host name that can be looked up",
                "https://example.com:0/x             | the URL has a port that does not exist",
                "https://example.com:65536/x         | the URL has a port that does not exist",
            })
    void messageNamesProblem(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointUrl.parse(text))
                .withMessage(message);
    }

    /**
     * The JDK reads 0177.0.0.1 as 177.0.0.1, other software as 127.0.0.1, and the JDK does not accept 127.1 as an
     * address.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0177.0.0.1",
                "127.0.0.01",
                "00.0.0.0",
                "0x7f.0.0.1",
                "0x7f.1",
                "0x7F000001",
                "0x",
                "2130706433",
                "017700000001",
                "127.1",
                "127.0.1",
                "127.0.0.1.",
                "127.0.0.256",
                "1.2.3.4.5",
                "example.1",
                "example.0x7f",
                "[::ffff:0177.0.0.1]",
                "[64:ff9b::127.0.0.01%25eth0]"
            })
    void refusesIpv4AddressThatIsNotFourDecimalNumbers(String host) {
        for (String port : List.of("", ":8443")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EndpointUrl.parse("https://" + host + port + "/secret"))
                    .withMessage("the URL has an IPv4 address that is not written as four decimal numbers,"
                            + " like 192.0.2.1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "127.0.0.1",
                "10.20.100.255",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[fe80::1%25eth0.1]",
                "1.example",
                "0x7f.example",
                "x1",
                "localhost",
                "example.com."
            })
    void acceptsOtherHosts(String host) {
        assertThat(EndpointUrl.parse("https://" + host + "/x").getHost()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({"https://exa mple.com/secret", "'https://example.com/secret\r\nX-Evil: 1'", "https://", "https:secret"})
    void messageDoesNotQuoteUrl(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointUrl.parse(text))
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Property
    void messageContainsNoPartOfInvalidUrl(@ForAll @AlphaChars @StringLength(min = 12, max = 30) String secret) {
        for (String wrong : new String[] {
            secret, "https://" + secret + "/ x", "ftp://h/" + secret, "https://u:" + secret + "@h/", "https:" + secret
        }) {
            Throwable refusal = catchThrowable(() -> EndpointUrl.parse(wrong));
            assertThat(refusal).isInstanceOf(IllegalArgumentException.class).hasNoCause();
            assertThat(refusal.getMessage()).doesNotContain(secret);
        }
    }

    @Test
    void hintsAtHostThatIsNotSlack() {
        assertThat(EndpointUrl.slackHint(URI.create("https://HOOKS.slack.com/services/T/B/x")))
                .isEmpty();
        assertThat(EndpointUrl.slackHint(URI.create("https://hooks.slack-gov.com/services/T/B/x")))
                .isEmpty();
        assertThat(EndpointUrl.slackHint(URI.create("https://slack.com.evil.example/services/T/B/x")))
                .hasValueSatisfying(hint -> assertThat(hint.words())
                        .startsWith("slack.com.evil.example is not a host of Slack")
                        .doesNotContain("services"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prod-07.westeurope.logic.azure.com:443",
                "default1f0c.0c.environment.api.powerplatform.com:443",
                "DEFAULT1F0C.0c.environment.API.PowerPlatform.com",
                "x.powerautomate.com",
                "x.flow.microsoft.com",
                "prod-07.usgovtexas.logic.azure.us",
                "x.api.gov.powerplatform.microsoft.us",
                "gov.flow.microsoft.us",
                "prod-00.chinaeast2.logic.azure.cn",
            })
    void hostOfWorkflowHasNoHint(String host) {
        URI uri = URI.create("https://" + host + "/workflows/x");
        assertThat(EndpointUrl.teamsHint(uri)).isEmpty();
        assertThat(EndpointUrl.isTeamsConnector(uri)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"powerplatform.com.evil.example", "evilpowerautomate.com", "ci.example.org", "azure.com"})
    void hintsAtHostThatIsNotOfTeams(String host) {
        assertThat(EndpointUrl.teamsHint(URI.create("https://" + host + "/secret")))
                .hasValueSatisfying(hint -> assertThat(hint.words())
                        .startsWith(host + " is not a host of workflows of Microsoft Teams")
                        .doesNotContain("secret"));
    }

    @Test
    void hintsAtRetiredConnector() {
        URI uri = URI.create("https://Contoso.webhook.office.com/webhookb2/secret");
        assertThat(EndpointUrl.isTeamsConnector(uri)).isTrue();
        assertThat(EndpointUrl.isTeamsConnector(URI.create("https://evilwebhook.office.com/x")))
                .isFalse();
        assertThat(EndpointUrl.teamsHint(uri))
                .hasValueSatisfying(hint -> assertThat(hint.words())
                        .startsWith(
                                "contoso.webhook.office.com is a host of Office 365 connectors, which Microsoft has retired;")
                        .doesNotContain("secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example/secret, h.example:443",
        "HTTPS://h.example/secret, h.example:443",
        "http://h.example/secret, h.example:80",
        "HTTP://h.example/secret, h.example:80",
        "https://h.example:80/secret, h.example:80",
        "http://[::1]:8080/secret, [::1]:8080",
    })
    void hostAndPortUsesDefaultPortOfScheme(String url, String shown) {
        assertThat(EndpointUrl.hostAndPort(URI.create(url))).isEqualTo(shown);
    }
}
