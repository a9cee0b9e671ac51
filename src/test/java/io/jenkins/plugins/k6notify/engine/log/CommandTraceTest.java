package io.jenkins.plugins.k6notify.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.log.CommandTrace.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTraceTest {

    @ParameterizedTest
    @CsvSource({
        "+ k6 run a.js, RUN",
        "+ /usr/local/bin/k6 run a.js, RUN",
        "+ 'k6' run a.js, RUN",
        "+ timeout 60 k6 --quiet run a.js, RUN",
        "+ k6 --config c.json -q run a.js, RUN",
        "+ k6 cloud run a.js, RUN",
        "+ k6 cloud a.js, RUN",
        "+ docker run --rm grafana/k6:2.3.0 run -, RUN",
        "+ docker run grafana/k6@sha256:0 run -, RUN",
        "C:\\ws>k6 run a.js, RUN",
        "C:\\ws>C:\\k6\\k6.exe run a.js, RUN",
        "PS C:\\ws> k6 run a.js, RUN",
        "+ k6 version, OTHER_COMMAND",
        "+ k6, OTHER_COMMAND",
        "+ k6 --config, OTHER_COMMAND",
        "+ k6 cloud upload a.js, OTHER_COMMAND",
        "+ k6 cloud login, OTHER_COMMAND",
        "+ k6 run --help, OTHER_COMMAND",
        "+ npm ci, OTHER_PROGRAM",
        "+ k6s run, OTHER_PROGRAM",
        "sh: 1: k6: not found, NOT_FOUND"
    })
    void readsTraces(String line, Kind kind) {
        assertThat(CommandTrace.read(line)).isEqualTo(kind);
        assertThat(CommandTrace.read("  " + line + " ")).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "k6 run a.js",
                "> k6 run a.js",
                "a> k6 run",
                "++ k6 run a.js",
                "k6: not found in the cache",
                "npm: not found",
                "exec: \"npm\": executable file not found in $PATH"
            })
    void otherLinesAreNoTraces(String line) {
        assertThat(CommandTrace.read(line)).isNull();
    }

    @Test
    void longLinesAreNoTraces() {
        assertThat(CommandTrace.read("+ k6 run " + "x".repeat(3991))).isEqualTo(Kind.RUN);
        assertThat(CommandTrace.read("+ k6 run " + "x".repeat(3992))).isNull();
    }
}
