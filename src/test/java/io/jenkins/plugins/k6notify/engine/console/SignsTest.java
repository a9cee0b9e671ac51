package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignsTest {

    private final Signs signs = new Signs(List.of("running (", "running,", "█ THRESHOLDS", "ERRO"));

    @Test
    void findsWordsThatBeginAlike() {
        assertThat(isAt("running (01.0s)", 0)).isTrue();
        assertThat(isAt("running, 2/2 VUs", 0)).isTrue();
        assertThat(isAt("running 12 tests", 0)).isFalse();
    }

    @Test
    void findsThemWhereTheyAreLookedFor() {
        assertThat(isAt("  █ THRESHOLDS", 2)).isTrue();
        assertThat(isAt("  █ THRESHOLDS", 1)).isFalse();
        assertThat(isAt("xERRO", 1)).isTrue();
    }

    @Test
    void aWordThatIsCutShortIsNone() {
        assertThat(isAt("running", 0)).isFalse();
        assertThat(isAt("ERR", 0)).isFalse();
        assertThat(isAt("", 0)).isFalse();
    }

    private boolean isAt(String text, int index) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return signs.contains(bytes, index, EightBytes.orZeros(bytes, index));
    }
}
