package io.jenkins.plugins.k6notify.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class K6CommandTest {

    /** An underscore stands for an argument that is not recorded. */
    private static K6Command command(String words) {
        return new K6Command(Arrays.stream(words.split(" "))
                .map(word -> word.replace("_", ""))
                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "run script.js, script.js",
        "run --vus _ script.js, script.js",
        "run script.js --vus _, script.js",
        "-q run -e _ tests/a.ts, tests/a.ts",
        "--config _ run a.js, a.js",
        "run -, -",
        "cloud a.js, a.js",
        "cloud run --local-execution a.js, a.js",
        "run --console-output b.js a.js, a.js"
    })
    void runHasScript(String words, String script) {
        assertThat(command(words).isRun()).isTrue();
        assertThat(command(words).script()).isEqualTo(script);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run _", "run", "run -q", "cloud run _"})
    void scriptMayBeUnknown(String words) {
        assertThat(command(words).isRun()).isTrue();
        assertThat(command(words).script()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "inspect a.js",
                "archive a.js",
                "new a.js",
                "login cloud",
                "cloud login",
                "cloud upload a.js",
                "cloud run --upload-only a.js",
                "run --help",
                "run -h a.js",
                "--version",
                "_",
                "x run"
            })
    void otherCommandIsNoRun(String words) {
        assertThat(command(words).isRun()).isFalse();
    }

    @Test
    void commandWithoutArgumentsIsNoRun() {
        assertThat(new K6Command(List.of()).isRun()).isFalse();
        assertThat(new K6Command(List.of()).script()).isNull();
    }

    @Test
    void wordsAreLimited() {
        K6Command command = new K6Command(Collections.nCopies(5000, "x".repeat(5000)));
        assertThat(command.words()).hasSize(1000).allMatch(word -> word.length() == 1000);
    }
}
