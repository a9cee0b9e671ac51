package io.jenkins.plugins.k6notify.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    612.3ms  | 612,3 ms
                    612ms    | 612 ms
                    1.21s    | 1,21 s
                    1m2s     | 1m2s
                    1h2m3s   | 1h2m3s
                    1m2.5s   | 1m2,5s
                    0s       | 0 s
                    99.50%   | 99,50\u00a0%
                    3.5 kB   | 3,5 kB
                    12 B     | 12 B
                    20       | 20
                    1234     | 1.234
                    -12345.5 | -12.345,5
                    0.000012 | 0,000012
                    """)
    @DefaultLocale("de")
    void formatsNumbersOfK6InGerman(String printed, String german) {
        assertThat(Numbers.printed(printed)).isEqualTo(german);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    612.3ms  | 612.3 ms
                    99.50%   | 99.50%
                    -12345.5 | -12,345.5
                    """)
    @DefaultLocale("en")
    void formatsNumbersOfK6InEnglish(String printed, String english) {
        assertThat(Numbers.printed(printed)).isEqualTo(english);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "n/a", "1.2.3", "v2.2.0", "a 1.5 b", "1e+06", "99999999999999999999999"})
    @DefaultLocale("de")
    void keepsTextThatIsNoValue(String text) {
        assertThat(Numbers.printed(text)).isEqualTo(text);
    }

    @Test
    @DefaultLocale("de")
    void formatsCountsAndDurationsInGerman() {
        assertThat(Numbers.whole(10_000)).isEqualTo("10.000");
        assertThat(Numbers.took(999)).isEqualTo("999 ms");
        assertThat(Numbers.took(1_212)).isEqualTo("1,21 s");
        assertThat(Numbers.perSecond(MetricKind.NUMBER, 1234.56)).isEqualTo("1.234,6/s");
        assertThat(Numbers.perSecond(MetricKind.DATA, 3_500)).isEqualTo("3,5 kB/s");
        assertThat(Numbers.of(MetricKind.RATE, 0.125)).isEqualTo("12,50\u00a0%");
    }

    @Test
    @DefaultLocale("en")
    void formatsCountsAndDurationsInEnglish() {
        assertThat(Numbers.whole(10_000)).isEqualTo("10,000");
        assertThat(Numbers.took(1_212)).isEqualTo("1.21 s");
        assertThat(Numbers.perSecond(MetricKind.NUMBER, 1234.56)).isEqualTo("1,234.6/s");
        assertThat(Numbers.of(MetricKind.RATE, 0.125)).isEqualTo("12.50%");
    }
}
