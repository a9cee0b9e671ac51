package io.jenkins.plugins.k6notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenderedLinesTest {

    @Test
    void showsLinesAroundPositionWithNumbers() {
        assertThat(RenderedLines.around("a\nb\nc\nd\ne\nf\ng", 5, 1)).isEqualTo("2: b\n3: c\n4: d\n5: e\n6: f\n");
    }

    @Test
    void showsFirstLines() {
        assertThat(RenderedLines.around("a\nb", 1, 1)).isEqualTo("1: a\n2: b\n");
    }

    @Test
    void positionBehindTextShowsLastLine() {
        assertThat(RenderedLines.around("a\nb", 3, 1)).isEqualTo("1: a\n2: b\n");
    }

    @Test
    void longLineIsCutAroundColumn() {
        String line = "x".repeat(100_000) + "HERE" + "y".repeat(100_000);
        assertThat(RenderedLines.around(line, 1, 100_001))
                .hasSizeLessThan(200)
                .startsWith("1: …x")
                .contains("xHEREy")
                .endsWith("…\n");
    }

    @Test
    void surrogatePairsStayWhole() {
        String line = "🚀".repeat(1000);
        for (int column = 500; column < 504; column++) {
            String shown = RenderedLines.around(line, 1, column);
            assertThat(shown.codePoints())
                    .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        }
    }
}
