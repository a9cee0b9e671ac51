package io.jenkins.plugins.k6notify.engine.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import java.net.URI;
import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void showsItsHostAlone() {
        URI url = URI.create("https://hooks.slack.com" + Samples.SECRET_PATH);
        assertThat(Target.signed(url, AddressPolicy.anywhere(true, ""), Samples.SIGNING_SECRET))
                .hasToString("Target[hooks.slack.com]");
    }
}
