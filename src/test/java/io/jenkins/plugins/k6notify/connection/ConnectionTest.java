package io.jenkins.plugins.k6notify.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.util.Secret;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

@DefaultLocale("en")
class ConnectionTest {

    private static final AddressPolicy POLICY = AddressPolicy.anywhere(false, "the settings");

    /** Without a Jenkins there is no key: a {@link Secret} that is not encrypted is returned unchanged. */
    private static Optional<Secret> secret(String id) {
        return switch (id) {
            case "url" -> Optional.of(Secret.fromString("https://example.com/PATH"));
            case "broken" -> Optional.of(Secret.fromString("example.com PATH"));
            case "key" -> Optional.of(Secret.fromString("whsec_c2VjcmV0"));
            case "badkey" -> Optional.of(Secret.fromString("whsec_KEY!"));
            default -> Optional.empty();
        };
    }

    private static void assertUnresolvable(String id, String signingId, String words) {
        assertThatThrownBy(() -> new Connection(ConnectionTest::secret, url -> POLICY).target(id, signingId))
                .isInstanceOf(UnusableEndpointException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("PATH")
                .hasMessageNotContaining("KEY!");
    }

    @Test
    void readsBothSecrets() throws Exception {
        Target target = new Connection(ConnectionTest::secret, url -> POLICY).target("url", "key");
        assertThat(target.uri()).hasToString("https://example.com/PATH");
        assertThat(target.signature()).isPresent();
        assertThat(new Connection(ConnectionTest::secret, url -> POLICY)
                        .target("url", null)
                        .signature())
                .isEmpty();
    }

    @Test
    void failureNamesUnusableCredential() {
        assertUnresolvable("gone", null, "the Secret text credential \"gone\" does not exist or is not available here");
        assertUnresolvable(
                "url", "gone", "the Secret text credential \"gone\" does not exist or is not available here");
        assertUnresolvable("broken", null, "the credential \"broken\" holds no usable URL: ");
        assertUnresolvable("url", "badkey", "the credential \"badkey\" holds no usable signing secret: ");
    }
}
