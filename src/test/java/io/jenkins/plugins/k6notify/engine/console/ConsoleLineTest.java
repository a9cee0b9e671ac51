package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleLineTest {

    private static final String LINE = "     execution: local";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "[2026-11-23T07:30:14.472Z] %s",
                "[2026-11-23T07:30:14Z] %s",
                "2026-11-23T07:30:14.472123456Z %s",
                "2026-11-23T08:30:14.472+0100 %s",
                "07:30:14 %s",
                "00:00:01.123 %s",
                "k6-1  | %s",
                "load_test.k6-1 | %s",
                "[checkout] %s",
                "[2026-11-23T07:30:14.472Z] [checkout] k6-1  | 07:30:14 %s",
                "\u001B[36m%s\u001B[0m\u001B[0K",
                "\u001B[8mha:////4ABCDEF+base64/==\u001B[0m%s",
                "\u001B]0;title\u0007%s",
                "\u001B[2K\u001B[1G%s",
                "%s\u0000",
                "\u0007%s"
            })
    void looksThroughWhatOthersPutAround(String form) {
        assertThat(ConsoleLine.read(form.formatted(LINE)).text()).isEqualTo(LINE);
    }

    @Test
    void looksThroughFourPrefixesAndNoMore() {
        String prefixes = "[a] ".repeat(4);
        assertThat(ConsoleLine.read(prefixes + LINE).text()).isEqualTo(LINE);
        assertThat(ConsoleLine.read("[a] " + prefixes + LINE).text()).isEqualTo("[a] " + LINE);
    }

    @Test
    void knowsWhenTheLineWasPrinted() {
        assertThat(ConsoleLine.read("[2026-11-23T07:30:14.472Z] x").time())
                .isEqualTo(Instant.parse("2026-11-23T07:30:14.472Z"));
        assertThat(ConsoleLine.read("2026-11-23T08:30:14+0100 x").time())
                .isEqualTo(Instant.parse("2026-11-23T07:30:14Z"));
        assertThat(ConsoleLine.read("2026-99-99T99:99:99Z x").time()).isNull();
        assertThat(ConsoleLine.read("07:30:14 x").time()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default   [  33% ] 2 VUs  1.0s/3s",
                "running (01.0s), 2/2 VUs, 6 complete and 0 interrupted iterations",
                "{\"level\":\"error\",\"msg\":\"a | b\"}",
                "time=\"2026-11-23T07:30:14Z\" level=error msg=\"x\"",
                "    http_reqs......................: 20     6.01806/s"
            })
    void leavesK6sOwnLinesAlone(String line) {
        assertThat(ConsoleLine.read(line).text()).isEqualTo(line);
    }
}
