package io.jenkins.plugins.k6notify.engine.delivery.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointUrlTest {

    @Test
    void takesAUrlWithWhiteSpaceAroundIt() {
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
    void saysWhatIsWrong(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointUrl.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"https://exa mple.com/secret", "'https://example.com/secret\r\nX-Evil: 1'", "https://", "https:secret"})
    void neverQuotesTheUrl(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointUrl.parse(text))
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Property
    void noMessageContainsAnyOfAWrongUrl(@ForAll @AlphaChars @StringLength(min = 12, max = 30) String secret) {
        for (String wrong : new String[] {
            secret, "https://" + secret + "/ x", "ftp://h/" + secret, "https://u:" + secret + "@h/", "https:" + secret
        }) {
            Throwable refusal = catchThrowable(() -> EndpointUrl.parse(wrong));
            assertThat(refusal).isInstanceOf(IllegalArgumentException.class).hasNoCause();
            assertThat(refusal.getMessage()).doesNotContain(secret);
        }
    }

    @Test
    void hintsAtAUrlThatIsNotOneOfSlack() {
        assertThat(EndpointUrl.slackHint(URI.create("https://HOOKS.slack.com/services/T/B/x")))
                .isEmpty();
        assertThat(EndpointUrl.slackHint(URI.create("https://hooks.slack-gov.com/services/T/B/x")))
                .isEmpty();
        assertThat(EndpointUrl.slackHint(URI.create("https://slack.com.evil.example/services/T/B/x")))
                .hasValueSatisfying(hint -> assertThat(hint.words())
                        .startsWith("slack.com.evil.example is not a host of Slack")
                        .doesNotContain("services"));
    }
}
