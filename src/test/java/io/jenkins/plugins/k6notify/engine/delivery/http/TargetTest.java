package io.jenkins.plugins.k6notify.engine.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import java.net.URI;
import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void toStringNamesHostOnly() {
        URI url = URI.create("https://hooks.slack.com" + Samples.SECRET_PATH);
        assertThat(Target.signed(url, AddressPolicy.anywhere(true, ""), Samples.SIGNING_SECRET))
                .hasToString("Target[hooks.slack.com]");
    }

    @Test
    void hasSignatureOnlyWithSecret() {
        URI url = URI.create("https://h.example" + Samples.SECRET_PATH);
        AddressPolicy policy = AddressPolicy.anywhere(true, "");

        assertThat(Target.unsigned(url, policy).signature()).isEmpty();
        assertThat(Target.signed(url, policy, Samples.SIGNING_SECRET).signature())
                .isPresent();
        assertThat(Target.unsigned(url, policy).uri()).isEqualTo(url);
        assertThat(Target.unsigned(url, policy).policy()).isEqualTo(policy);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.signed(url, policy, "whsec_"))
                .withMessage("the signing secret is empty");
    }

    @Test
    void redactionMasksPathAndSecret() {
        Target signed = Target.signed(
                URI.create("https://h.example" + Samples.SECRET_PATH),
                AddressPolicy.anywhere(true, ""),
                "a pass phrase");

        assertThat(signed.redaction().apply("no " + Samples.SECRET_PATH + " with a pass phrase"))
                .isEqualTo("no **** with ****");
    }
}
