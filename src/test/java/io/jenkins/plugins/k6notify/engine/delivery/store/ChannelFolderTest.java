package io.jenkins.plugins.k6notify.engine.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelFolderTest {

    /** Another name would hide what earlier versions left on disk. */
    @Test
    void theNameIsTheBeginningOfADigestOfContextAndChannel() {
        assertThat(ChannelFolder.of(null, "perf")).isEqualTo("f090ada06c3ab72fe41de98111c36682");
        assertThat(ChannelFolder.of("folder/job", "perf")).isEqualTo("80a5dfad57cfd540b59cd53f782779aa");
    }

    @Test
    void channelsOfTheSameNameInOtherJobsHaveFoldersOfTheirOwn() {
        assertThat(ChannelFolder.of("a/job", "perf"))
                .isNotEqualTo(ChannelFolder.of("b/job", "perf"))
                .isNotEqualTo(ChannelFolder.of(null, "perf"))
                .isNotEqualTo(ChannelFolder.of("a/job", "alerts"))
                .isEqualTo(ChannelFolder.of(new Endpoint(Endpoint.Kind.SLACK, "perf", "hook", null, "a/job")));
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789abcdef0123456789abcdef, true",
        "0123456789abcdef0123456789abcde, false",
        "0123456789abcdef0123456789abcdef0, false",
        "0123456789ABCDEF0123456789ABCDEF, false",
        "mine, false"
    })
    void otherFoldersAreNotThoseOfChannels(String name, boolean folder) {
        assertThat(ChannelFolder.is(name)).isEqualTo(folder);
    }
}
