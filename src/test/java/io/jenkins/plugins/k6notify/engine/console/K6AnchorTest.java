package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class K6AnchorTest {

    /** The colon marks the end of a prefix; the expected index is that of the text of k6 after it. */
    @ParameterizedTest
    @CsvSource({
        "'k6: {\"level\":\"error\",\"msg\":\"x\"}', LOG, 4",
        "'k6: time=\"2026-11-29T23:30:57Z\" level=error msg=x', LOG, 4",
        "'k6: ERRO[0003] x', LOG, 4",
        "'k6: INFO[0003] x', LOG, 4",
        "'k6: execution: local', PROCESS, 4",
        "'k6: running (01.0s), 1/1 VUs, 1 complete and 0 interrupted iterations', PROCESS, 4",
        "'k6: paused, 0/1 VUs, 1 complete and 0 interrupted iterations', PROCESS, 4",
        "'k6: Init      [  50% ] 2/4 VUs initialized', PROCESS, 4",
        "'k6: Run    [  33% ] 01.0s/33s', PROCESS, 4",
        "'k6: done [===] 30s / 30s', PROCESS, 4",
        "'k6: /\\      Grafana   /‾‾/  ', PROCESS, 4",
        "'/\\      |‾‾|  /\\   /‾‾/', PROCESS, 0",
        "'k6: /‾‾/', PROCESS, 4",
        "'k6: █ THRESHOLDS', SUMMARY, 4",
        "'k6: █ TOTAL RESULTS  ', SUMMARY, 4"
    })
    void find_textAfterPrefix_returnsKindAndStart(String line, K6Anchor.Kind kind, int start) {
        assertThat(K6Anchor.find(line)).isEqualTo(new K6Anchor(kind, start));
    }

    @ParameterizedTest
    @CsvSource({
        "'vus...: 2', 0",
        "' vus...: 2', 1",
        "'  v......: 2', 2",
        "'k6:  vus ...: 2', 5",
        "'k6: vus...: 2', 0",
        "'x y...: 2', 0",
        "'k6:  ✗ http_reqs......: 2', 5",
        "'k6:  http_reqs{url:a  b} .....: 2', 5",
        "'k6:  { url:a  b }...: 2', 5",
        "'k6:  a  b}...: 2', 0"
    })
    void find_metric_startsAfterTwoBlanksOutsideTags(String line, int start) {
        assertThat(K6Anchor.find(line)).isEqualTo(new K6Anchor(K6Anchor.Kind.SUMMARY, start));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k6: {\"level\":\"error\",\"msg\":\"x\"",
                "k6: time=\"2026-11-29T23:30:57Z\" msg=x",
                "k6: time=now",
                "k6: Terrorists[0003] x",
                "k6: execution: remote",
                "k6: running tests",
                "k6: Initialized",
                "k6: Init   2/4 VUs initialized",
                "k6: /\\/\\",
                "k6: █ setup",
                "k6: █ THRESHOLDS of x",
                "k6: █ TOTAL",
                "....: 2",
                "k6: done"
            })
    void find_otherText_isNull(String line) {
        assertThat(K6Anchor.find(line)).isNull();
    }

    @Test
    void find_timeOfMoreThan40Characters_isNull() {
        assertThat(K6Anchor.find("time=" + "x".repeat(40) + " level=error")).isNotNull();
        assertThat(K6Anchor.find("time=" + "x".repeat(41) + " level=error")).isNull();
    }
}
