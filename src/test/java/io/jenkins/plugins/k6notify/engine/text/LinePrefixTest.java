package io.jenkins.plugins.k6notify.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinePrefixTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'k6-1  | '; 'k6-1 |'",
                "'[0] '; '[0]'",
                "'[pod/checkout-1-abc/k6] '; '[pod/checkout-1-abc/k6]'",
                "'10.0.0.1 | '; '10.0.0.1 |'",
                "'#12 1.25 '; '#12'",
                "'[2026-11-29T23:30:57.250305Z] '; ''",
                "'2026-11-29T23:30:57+01:00 '; ''",
                "'2026-11-29 23:30:57,250 '; ''",
                "'2026/11/29 23:30:57 '; ''",
                "'07:30:14 '; ''",
                "'00:00:01.123 '; ''",
                "'0.000138 '; ''",
                "'1764459053 '; ''",
                "'Nov 29 23:30:57 '; ''",
                "'Mon, 30 Nov 2026 10:00:00 GMT '; ''",
                "'2026-11-29T23:30:57Z 00O '; ''",
                "'2026-11-29T23:30:57Z 01E+'; ''",
                "'2026-11-29T23:30:57Z stdout F '; ''",
                "'2026-11-29T23:30:57Z stderr P '; ''",
                "'> '; ''",
                "'10.0.0.1:8080 '; '10.0.0.1:8080'",
                "'host-2026 '; 'host-2026'",
                "'step 12 '; 'step 12'"
            })
    void keyIsPrefixWithoutTimes(String prefix, String key) {
        assertThat(LinePrefix.of(prefix).key()).isEqualTo(key);
    }

    @Test
    void matchesLinesWithOtherTimes() {
        LinePrefix prefix = LinePrefix.of("test\tRun k6\t2026-11-29T23:31:04.1915683Z ");
        String line = "test\tRun k6\t2026-11-29T23:59:59.1Z running";
        assertThat(line.substring(prefix.end(line))).isEqualTo(" running");
        assertThat(prefix.time(line)).isEqualTo(Instant.parse("2026-11-29T23:59:59.1Z"));
        assertThat(prefix.end("test\tRun k7\t2026-11-29T23:59:59.1Z running")).isNegative();
        assertThat(prefix.end("test\tRun k6\trunning")).isNegative();
        assertThat(prefix.end("")).isNegative();
    }

    @Test
    void standardOutputAndErrorSharePrefix() {
        LinePrefix prefix = LinePrefix.of("2026-11-29T23:30:57Z 00O ");
        assertThat(prefix.end("2026-11-29T23:30:58Z 00E x")).isEqualTo("2026-11-29T23:30:58Z 00E".length());
        assertThat(LinePrefix.of("2026-11-29T23:30:57Z stdout F ").end("2026-11-29T23:30:58Z stderr F x"))
                .isEqualTo("2026-11-29T23:30:58Z stderr F".length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'[2026-11-23T07:30:14.472Z] '; 2026-11-23T07:30:14.472Z",
                "'2026-11-23T08:30:14+0100 '; 2026-11-23T07:30:14Z",
                "'2026-11-23T08:30:14,472+01:00 '; 2026-11-23T07:30:14.472Z",
                "'k6-1  | 2026-11-23T07:30:14Z '; 2026-11-23T07:30:14Z"
            })
    void readsTimeWithDateAndZone(String prefix, Instant time) {
        assertThat(LinePrefix.of(prefix).time(prefix + "x")).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"07:30:14 ", "2026-99-99T99:99:99Z ", "2026-11-23 07:30:14 ", "k6-1 | ", ""})
    void ignoresOtherTimes(String prefix) {
        assertThat(LinePrefix.of(prefix).time(prefix + "x")).isNull();
    }

    @Test
    void prefixesThatDifferOnlyInTimesAreEqual() {
        LinePrefix one = LinePrefix.of("[2026-11-29T23:30:57Z] a ");
        assertThat(one)
                .isEqualTo(LinePrefix.of("[2026-11-30T00:00:00Z] a "))
                .hasSameHashCodeAs(LinePrefix.of("[1:01] a"));
        assertThat(one).isNotEqualTo(LinePrefix.of("[2026-11-30T00:00:00Z] b "));
        assertThat(one).hasToString("[2026-11-29T23:30:57Z] a");
        assertThat(one.text()).isEqualTo("[2026-11-29T23:30:57Z] a");
    }
}
