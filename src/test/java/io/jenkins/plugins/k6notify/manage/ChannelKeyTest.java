package io.jenkins.plugins.k6notify.manage;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.ListBoxModel;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.job.ItemContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelKeyTest {

    @ParameterizedTest
    @CsvSource({
        ", perf, perf",
        ", a:b, :a:b",
        ", :, ::",
        ", 'Load & more', 'Load & more'",
        "team/load, own-url, team/load:own-url",
        "team/load, a:b, team/load:a:b",
        "team/, perf, team/:perf",
    })
    void wordRoundTrip(String context, String name, String parameter) {
        ChannelKey key = new ChannelKey(context, name);
        assertThat(key.parameter()).isEqualTo(parameter);
        assertThat(ChannelKey.read(parameter)).isEqualTo(key);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " ")
    void emptyTextIsNoKey(String parameter) {
        assertThat(ChannelKey.read(parameter)).isNull();
    }

    @Test
    void optionIsSelectedIfItIsTheSelectedKey() {
        ChannelKey key = new ChannelKey("team/load", "own-url");
        ListBoxModel.Option option = key.option(new ChannelKey("team/load", "own-url"));
        assertThat(option.name).isEqualTo("own-url of team/load");
        assertThat(option.value).isEqualTo("team/load:own-url");
        assertThat(option.selected).isTrue();
        assertThat(key.option(null).selected).isFalse();
    }

    @Test
    void channelOfFolderIsNoCredentialOfJob() {
        ChannelKey key = new ChannelKey("shop/team/", "perf");
        assertThat(key.isOfJob()).isFalse();
        assertThat(key.item()).contains(ItemContext.ofFolder("shop/team"));
        assertThat(key.label()).isEqualTo("perf of shop/team");
        assertThat(key).isNotEqualTo(new ChannelKey("shop/team", "perf")).isNotEqualTo(new ChannelKey(null, "perf"));
    }

    @Test
    void distinguishesCredentialOfJobFromChannel() {
        ChannelKey ofJob = ChannelKey.of(Deliveries.summary("load#1", "load", "perf", State.FAILED));
        ChannelKey ofAdmin = ChannelKey.of(Deliveries.summary("load#1", null, "perf", State.FAILED));
        assertThat(ofJob).isNotEqualTo(ofAdmin).isEqualTo(ChannelKey.of(Deliveries.failingOfJob("load", "perf")));
        assertThat(ofJob.isOfJob()).isTrue();
        assertThat(ofAdmin.isOfJob()).isFalse();
    }
}
