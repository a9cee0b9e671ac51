package io.jenkins.plugins.k6notify.engine.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "31.61ms, 31.61",
        "0s, 0",
        "1.27s, 1270",
        "29.65µs, 0.02965",
        "29.65us, 0.02965",
        "512ns, 0.000512",
        "1m2s, 62000",
        "2m0s, 120000",
        "1h1m1s, 3661000",
        "99.50%, 0.995",
        "3.5 kB, 3500",
        "457 B, 457",
        "1.1 MB, 1100000",
        "20, 20",
        "-3.5, -3.5",
        "6.01806, 6.01806"
    })
    void parsesQuantitiesOfK6(String text, double expected) {
        assertThat(Quantity.parse(text).getAsDouble()).isCloseTo(expected, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.2.3", "ms", "%", "1 XB", "NaN", "1e5", "--1", "1h2", "1..5s", "١ms"})
    void parseIsEmptyForOtherText(String text) {
        assertThat(Quantity.parse(text)).isEmpty();
    }

    /** A value formatted as in k6 is parsed to the same value, except for digits that were cut. */
    @Property
    void formatAndParseAreInverse(@ForAll @DoubleRange(max = 1e9) double value) {
        for (MetricKind kind : MetricKind.values()) {
            String text = kind.format(value);
            double parsed = Quantity.parse(text).orElseThrow(() -> new AssertionError(kind + " " + text));
            // Durations over a minute are cut to whole seconds, data is rounded to two or three digits.
            double precision =
                    kind == MetricKind.TIME && value > 60_000 ? 1000 : kind == MetricKind.DATA ? value * 0.06 : 0;
            assertThat(parsed).as(kind + " " + text).isCloseTo(value, within(precision + value * 0.011 + 0.01));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TIME, 612.3, 612.3ms",
        "TIME, 0.0001, 100ns",
        "TIME, 0.5, 500µs",
        "TIME, 1500, 1.5s",
        "TIME, 62500, 1m2s",
        "TIME, 3661000, 1h1m1s",
        "RATE, 0.9999, 99.99%",
        "RATE, 0.99999, 99.99%",
        "RATE, 1, 100.00%",
        "RATE, 0.29, 28.99%",
        "DATA, 3, 3 B",
        "DATA, 3500, 3.5 kB",
        "DATA, 457000, 457 kB",
        "NUMBER, 20, 20",
        "NUMBER, 0.123456789, 0.123457"
    })
    void formatsAsK6Does(MetricKind kind, double value, String expected) {
        assertThat(kind.format(value)).isEqualTo(expected);
    }

    /** The build writes the summary file, so it may contain any value. */
    @ParameterizedTest
    @ValueSource(
            doubles = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, -Double.MIN_VALUE, -0.0, 0, 1e15, -1e15})
    void formatsAnyFiniteValue(double value) {
        for (MetricKind kind : MetricKind.values()) {
            assertThat(kind.format(value)).as(kind.name()).matches("-?[0-9.hm]+ ?(?:[nµm]?s|[a-zA-Z]?B|%)?");
        }
    }

    @ParameterizedTest
    @CsvSource({"612.3ms, 612.3 ms", "1m2s, 1m2s", "99.50%, 99.50%", "3.5 kB, 3.5 kB"})
    void spacedSeparatesNumberAndUnit(String printed, String spaced) {
        assertThat(MetricKind.spaced(printed)).isEqualTo(spaced);
    }

    @ParameterizedTest
    @CsvSource({
        "0.3401, +34 %",
        "-0.5, −50 %",
        "12, +1200 %",
        "0.004, ''",
        "-0.004, ''",
        "0, ''",
        "1e300, +9223372036854775807 %",
        "-1e300, −9223372036854775807 %"
    })
    void changesAreInWholePercent(double part, String text) {
        assertThat(MetricKind.change(part)).isEqualTo(text);
    }
}
