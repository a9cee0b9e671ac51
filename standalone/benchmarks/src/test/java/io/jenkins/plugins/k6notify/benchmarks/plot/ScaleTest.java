package io.jenkins.plugins.k6notify.benchmarks.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({
        "0.07, 0.08, 0.02, 0.02",
        "1, 1.0, 0.2, 0.2",
        "3.4, 4, 1, 1",
        "13.2, 15, 5, 5",
        "1000, 1000, 200, 200",
        "1000000, 1000000, 200000, '200,000'"
    })
    void isRound(double highest, double end, double step, String words) {
        Scale scale = Scale.upTo(highest);
        assertThat(scale.end()).isCloseTo(end, org.assertj.core.data.Percentage.withPercentage(1e-6));
        assertThat(scale.step()).isCloseTo(step, org.assertj.core.data.Percentage.withPercentage(1e-6));
        assertThat(scale.words(scale.step())).isEqualTo(words);
        assertThat(scale.place(end)).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    }
}
