package io.jenkins.plugins.k6notify.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelKeyTest {

    @ParameterizedTest
    @CsvSource({
        ", perf, perf",
        ", a:b, :a:b",
        ", :, ::",
        ", 'Load & more', 'Load & more'",
        "team/load, own-url, team/load:own-url",
        "team/load, a:b, team/load:a:b",
    })
    void isReadAsItIsWritten(String context, String name, String word) {
        ChannelKey key = new ChannelKey(context, name);
        assertThat(key.word()).isEqualTo(word);
        assertThat(ChannelKey.read(word)).isEqualTo(key);
    }

    @Test
    void tellsACredentialOfAJobFromAChannelOfItsName() {
        ChannelKey ofJob = ChannelKey.of(Deliveries.summary("load#1", "load", "perf", State.FAILED));
        ChannelKey ofAdmin = ChannelKey.of(Deliveries.summary("load#1", null, "perf", State.FAILED));
        assertThat(ofJob).isNotEqualTo(ofAdmin).isEqualTo(ChannelKey.of(Deliveries.failingOfJob("load", "perf")));
        assertThat(ofJob.isOfJob()).isTrue();
        assertThat(ofAdmin.isOfJob()).isFalse();
    }
}
