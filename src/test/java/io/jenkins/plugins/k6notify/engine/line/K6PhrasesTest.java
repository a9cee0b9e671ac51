package io.jenkins.plugins.k6notify.engine.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class K6PhrasesTest {

    static final List<String> OF_K6 = List.of(
            "     execution: local",
            "execution: cloud",
            "     execution: \u001B[36mlocal\u001B[0m",
            "         /\\      Grafana   /‾‾/  ",
            "time=\"2026-11-23T07:30:14Z\" level=info msg=\"x\"",
            "time=\"2026-11-23T07:30:14Z\" level=warning msg=\"x\"",
            "{\"level\":\"error\",\"msg\":\"x\"}",
            "ERRO[0003] x",
            "ERRO[1803] x",
            "\u001B[31mERRO\u001B[0m[0003] x",
            "running (01.0s), 2/2 VUs, 6 complete and 0 interrupted iterations",
            "running, 2/2 VUs, 6 complete and 0 interrupted iterations",
            "paused (01.0s), 0/2 VUs, 6 complete and 0 interrupted iterations",
            "Run    [   3% ] 01.0s/33s",
            "Run    [  33% ] 01.0s/33s",
            "Run    [ 100% ] Finished",
            "Run    [>-----] 01.0s/33s",
            "Run    [=====>] 01.0s/33s",
            "Run    [------] 01.0s/33s",
            "Init      [  50% ] 2/4 VUs initialized",
            "Init   [   0% ] Loading test script...",
            "     test status: Finished",
            "  █ THRESHOLDS ",
            "  █ \u001B[1mTOTAL RESULTS\u001B[0m ",
            "  █ GROUP: login",
            "  █ SCENARIO: login",
            "    http_reqs......................: 12     3.8/s",
            "http_reqs...: 12     3.8/s",
            "http_reqs ...: 12     3.8/s",
            "      { expected_response:true }...: avg=30ms  min=30ms  med=31ms  max=32ms  p(90)=32ms  p(95)=33ms",
            "    http_reqs{name:a b}...: 12     3.8/s",
            "    http_reqs\u001B[2m...:\u001B[0m \u001B[36m12\u001B[0m     3.8/s",
            "   ✓ checks.........................: 91.66% ✓ 11      ✗ 1  ",
            "   ✗ http_req_duration...: avg=31.22ms",
            "thresholds on metrics 'a' have been crossed",
            "some thresholds have failed",
            "Thresholds have been crossed",
            "The test has failed",
            "test run was marked as failed",
            "test run was aborted because k6 received a 'interrupt' signal",
            "test run stopped from REST API",
            "test aborted",
            "Aborting k6 in response to signal",
            "setup() execution timed out after 2 seconds",
            "panic: runtime error",
            "+ k6 run a.js",
            "+ k6 rum a.js",
            "+ k6 new",
            "+ k6 -q run a.js",
            "+ timeout 60 k6 run a.js",
            "+ docker run --rm grafana/k6:2.3.0 run -",
            "C:\\ws>k6 run a.js",
            "C:\\ws>k6.exe inspect a.js",
            "sh: 1: k6: not found",
            "bash: k6: command not found",
            "k6-1 exited with code 99",
            "NAME       STAGE   AGE   TESTRUNID",
            "checkout   error   5s");

    private static int find(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return K6Phrases.find(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @FieldSource("OF_K6")
    void findsTextOfK6AfterAnyPrefix(String line) {
        Random random = new Random(line.hashCode());
        for (int length = 0; length < 200; length++) {
            StringBuilder prefix = new StringBuilder();
            random.ints(length, ' ', '~').forEach(c -> prefix.append((char) c));
            for (String before : List.of(prefix.toString(), prefix + "\n", prefix + "] ")) {
                // A command is traced at the beginning of a line or after a blank.
                if (!line.startsWith("+ k6")
                        || before.isEmpty()
                        || "\n ".indexOf(before.charAt(before.length() - 1)) >= 0) {
                    assertThat(find(before + line)).as(before + line).isNotNegative();
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("OF_K6")
    void findsNothingOutsideOfBounds(String line) {
        byte[] bytes = (line + "x".repeat(80) + line).getBytes(StandardCharsets.UTF_8);
        int length = line.getBytes(StandardCharsets.UTF_8).length;
        assertThat(K6Phrases.find(bytes, length, length + 80)).isNegative();
        assertThat(K6Phrases.find(bytes, 0, length)).isBetween(0, length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "execution",
                "+ ./gradlew build",
                "[INFO] Downloading from central: https://repo.example/org/a/1.0/a-1.0.jar",
                "[INFO] k6-notify engine ................................... SUCCESS [  9.120 s]",
                "[ERROR] Failed to execute goal",
                "2026-11-23 07:30:14.472  INFO 4711 --- [main] o.e.Application : running with profile x",
                "    at org.example.Main.main(Main.java:17)",
                "Downloading...",
                "test result: ok. 12 passed; 0 failed",
                "running 12 tests",
                "Run `npm fund` for details",
                "Initialized empty Git repository",
                "  ✓ adds two numbers (3 ms)",
                "├── jackson-databind@2.23.0",
                "web-1  | GET /index.html 200",
                "{\"a\":1,\"message\":\"x\"}",
                "\u001B[32m✔\u001B[0m Container web-1  \u001B[1mStarted\u001B[0m"
            })
    void ignoresOtherLines(String line) {
        assertThat(find(line)).isNegative();
        assertThat(find("x".repeat(61) + line + "x".repeat(61))).isNegative();
    }

    @Test
    void phrasesNeedSevenBytes() {
        assertThat(new PhraseTable(List.of("seven b")).buckets()).isNotNull();
        assertThatThrownBy(() -> new PhraseTable(List.of("six by"))).hasMessage("six by is shorter than 7 bytes");
    }
}
