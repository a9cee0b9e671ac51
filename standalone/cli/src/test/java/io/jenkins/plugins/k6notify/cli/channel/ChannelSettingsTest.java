package io.jenkins.plugins.k6notify.cli.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChannelSettingsTest {

    private static final SecretSource SOURCE = SecretSource.ofVariable("TOKEN");

    @Test
    void storesSourceAloneAsItsId() {
        assertThat(ChannelSettings.of(SOURCE).id()).isEqualTo("env:TOKEN");
        assertThat(ChannelSettings.of(endpoint("env:TOKEN"))).isEqualTo(ChannelSettings.of(SOURCE));
    }

    @Test
    void restoresSettingsFromEndpoint() {
        ChannelSettings settings = ChannelSettings.of(SecretSource.ofFile(Path.of("/tmp/{a}\"b")))
                .with(ChannelSettings.SLACK_CHANNEL, "#perf\n\"")
                .with(ChannelSettings.SLACK_API, "https://slack.com/api/");

        assertThat(ChannelSettings.of(endpoint(settings.id()))).isEqualTo(settings);
    }

    @Test
    void refusesDamagedSettings() {
        assertThatIllegalArgumentException().isThrownBy(() -> ChannelSettings.of(endpoint("{")));
        assertThatIllegalArgumentException().isThrownBy(() -> ChannelSettings.of(endpoint("{\"to\":\"a\"}")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelSettings.of(SOURCE).slackChannel());
    }

    private static Endpoint endpoint(String id) {
        return new Endpoint(Endpoint.Kind.SLACK_APP, "slack app", id, null, null);
    }
}
