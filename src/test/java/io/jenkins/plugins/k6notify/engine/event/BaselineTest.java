package io.jenkins.plugins.k6notify.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaselineTest {

    @ParameterizedTest
    @EnumSource(Baseline.class)
    void ofReadsId(Baseline baseline) {
        assertThat(Baseline.of(baseline.id())).isEqualTo(baseline);
        assertThat(Baseline.of(" " + baseline.name() + "\n")).isEqualTo(baseline);
    }

    @Test
    void storedFormOfNewerVersionIsDefault() throws Exception {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.writeValueAsString(Baseline.PINNED)).isEqualTo("\"pinned\"");
        assertThat(json.readValue("\"pinned\"", Baseline.class)).isEqualTo(Baseline.PINNED);
        assertThat(json.readValue("\"median\"", Baseline.class)).isEqualTo(Baseline.PREVIOUS);
    }

    @Test
    void idsBeginWithDefault() {
        assertThat(Baseline.ids()).containsExactly("previous", "passed", "pinned", "target");
    }

    @Test
    void unknownWordIsRefusedWithNearest() {
        assertThatThrownBy(() -> Baseline.of("Pined"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown baseline 'pined' (did you mean 'pinned'?)");
        assertThatThrownBy(() -> Baseline.of("past")).hasMessageContaining("did you mean 'passed'?");
        assertThatThrownBy(() -> Baseline.of("x".repeat(100_000)))
                .hasMessageStartingWith("unknown baseline 'xxx")
                .hasMessageMatching(".{1,150}");
    }
}
