package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.summary.ConsoleSummary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstGlanceTest {

    static final List<String> OF_K6 = List.of(
            "     execution: local",
            "execution: cloud",
            "         /\\      Grafana   /‾‾/  ",
            "time=\"2026-11-23T07:30:14Z\" level=info msg=\"x\"",
            "{\"level\":\"error\",\"msg\":\"x\"}",
            "ERRO[0003] x",
            "INFO[0003] x",
            "TRAC[0003] x",
            "running (01.0s), 2/2 VUs, 6 complete and 0 interrupted iterations",
            "running, 2/2 VUs, 6 complete and 0 interrupted iterations",
            "paused (01.0s), 0/2 VUs, 6 complete and 0 interrupted iterations",
            "paused, 0/2 VUs, 6 complete and 0 interrupted iterations",
            "Run    [  33% ] 01.0s/33s",
            "Run [  33% ] 01.0s/33s",
            "Init      [  50% ] 2/4 VUs initialized",
            "Init [  50% ] 2/4 VUs initialized",
            "     test status: Finished",
            "  █ THRESHOLDS ",
            "    http_reqs......................: 12     3.8/s",
            "http_reqs...: 12     3.8/s",
            "http_reqs ...: 12     3.8/s",
            "      { expected_response:true }...: avg=30ms  min=30ms  med=31ms  max=32ms  p(90)=32ms  p(95)=33ms",
            "    http_reqs{name:a b}...: 12     3.8/s",
            "   ✓ checks.........................: 91.66% ✓ 11      ✗ 1  ",
            "   ✗ http_req_duration..............: avg=31.22ms",
            "thresholds on metrics 'a' have been crossed",
            "thresholds on metrics 'a' were crossed; at least one has abortOnFail enabled, stopping",
            "some thresholds have failed",
            "Thresholds have been crossed",
            "The test has failed",
            "test run was marked as failed",
            "test run was aborted because k6 received a 'interrupt' signal",
            "test run stopped from REST API",
            "test aborted",
            "test aborted: too many errors",
            "Aborting k6 in response to signal",
            "setup() execution timed out after 2 seconds",
            "teardown() execution timed out after 2 seconds",
            "handleSummary() execution timed out after 2 seconds");

    private final FirstGlance glance = new FirstGlance();

    @ParameterizedTest
    @FieldSource("OF_K6")
    void whatK6PrintsPasses(String line) {
        assertThat(isNoticed(line)).isTrue();
        assertThat(passes(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2026-11-23T07:30:14.472Z] %s",
                "[2026-11-23T07:30:14Z]%s",
                "2026-11-23T07:30:14.472123456Z %s",
                "2026-11-23T08:30:14,472+01:00 %s",
                "07:30:14 %s",
                "00:00:01.123 %s",
                "k6-1  | %s",
                "load_test.k6-1 |%s",
                "2048 | %s",
                "[checkout] %s",
                "[ein Zweig mit Ümlaut] %s",
                "[2026-11-23T07:30:14.472Z] [checkout] k6-1  | 07:30:14 %s",
                "\u001B[36m%s\u001B[0m\u001B[0K",
                "\u001B[8mha:////4ABCDEF+base64/==\u001B[0m%s",
                "\u001B[8mha:////4ä\u001B[0m%s",
                "\u001B]0;title\u0007%s",
                "\u001B[2K\u001B[1G%s",
                "\u001B[1;31 q%s",
                "%s\u0000",
                "\u0007%s"
            })
    void whatOthersPutAroundIsLookedThrough(String form) {
        for (String line : OF_K6) {
            assertThat(passes(form.formatted(line))).as(form.formatted(line)).isTrue();
            assertThat(passes(form.formatted("npm ci"))).as(form).isEqualTo(form.contains("ä") || form.contains("]0;"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "[",
                "{",
                "█",
                "+ ./gradlew build",
                "+ cd ..",
                "cp -r ./a ./b",
                "[INFO] Downloading from central: https://repo.example/org/a/1.0/a-1.0.jar",
                "[INFO] k6-notify engine ................................... SUCCESS [  9.120 s]",
                "[WARNING] The requested profile \"x\" could not be activated",
                "[ 50%] Building C object a.c.o",
                "INFO: Running Jenkins in offline mode",
                "INFO   Running tests",
                "2026-11-23 07:30:14.472  INFO 4711 --- [main] o.e.Application : running with profile x",
                "07:30:14.472 [main] INFO  o.e.Application - The test has begun",
                "[2026-11-23T07:30:14.472Z] + mvn -B verify",
                "    at org.example.Main.main(Main.java:17)",
                "\tat org.example.Main.main(Main.java:17)",
                "\t... 23 more",
                "checking for gcc... yes",
                "Downloading...",
                "test result: ok. 12 passed; 0 failed",
                "test org.example.MainTest",
                "running 12 tests",
                "Run `npm fund` for details",
                "Initialized empty Git repository",
                "time for a rest",
                "The tests have passed",
                "  ✓ adds two numbers (3 ms)",
                "  ✗ fails",
                "├── jackson-databind@2.23.0",
                "│   └── /‾",
                "| name | status |",
                "a | b",
                "web-1  | GET /index.html 200",
                "#12 [internal] load build definition from Dockerfile",
                "{\"a\":1,\"message\":\"x\"}",
                "{",
                "function f() {",
                "int main(){ return 0; }",
                "${HOME}/bin: not found",
                "\u001B[32m✔\u001B[0m Container web-1  \u001B[1mStarted\u001B[0m"
            })
    void whatOthersPrintDoesNot(String line) {
        assertThat(passes(line)).isFalse();
    }

    @Test
    void aSequenceWithoutAnEndTakesACloserLook() {
        for (String line :
                List.of("\u001B", "\u001B[", "\u001B[3", "\u001B[3 ", "\u001B[3\u0001m", "\u001B[8mha:x", "\u001B(B")) {
            assertThat(passes(line)).as(line).isTrue();
        }
    }

    @Test
    void signsMayBeCutByColours() {
        assertThat(passes("exe\u001B[1mcution: \u001B[36mlocal\u001B[0m")).isTrue();
        assertThat(passes("/‾\u001B[1m‾/")).isTrue();
        assertThat(passes("exe\u0000cution: local")).isTrue();
        assertThat(passes("exe\u007Fcution: local")).isFalse();
    }

    @Test
    void everyLineOfARecordingThatCountsPasses() {
        for (byte[] line : ConsolePieces.recordedLines()) {
            holds(line);
        }
    }

    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    void everyLineThatAReaderTakesNoticeOfPasses(@ForAll("lines") byte[] line) {
        holds(line);
    }

    @Provide
    Arbitrary<byte[]> lines() {
        return ConsolePieces.anyLine();
    }

    private void holds(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        if (isNoticed(text)) {
            assertThat(glance.over(line, 0, line.length)).as(text).isTrue();
        }
    }

    private boolean passes(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        byte[] around = ("x" + line + "execution: ").getBytes(StandardCharsets.UTF_8);
        boolean alone = glance.over(bytes, 0, bytes.length);
        assertThat(glance.over(around, 1, 1 + bytes.length)).isEqualTo(alone);
        return alone;
    }

    /** Whether any reader would not be as before, had it not been shown the line. */
    private static boolean isNoticed(String raw) {
        String line = ConsoleLine.read(raw).text();
        BannerReader banner = new BannerReader();
        banner.read(line);
        RunInProgress run = new RunInProgress();
        run.announced(new Banner(Execution.CLOUD, "a.js", null, null), ObservedRuns.NOW);
        // Even a metric without values that can be read gives its name to the submetrics below it.
        ConsoleSummary summary = new ConsoleSummary();
        summary.accept(line);
        summary.accept("  { a:b }...: 1 1/s");
        return new LogReader().read(line).isPresent()
                || banner.isInBlock()
                || line.contains(K6Console.LOGO)
                || run.accept(line, ObservedRuns.NOW)
                || !summary.toSummary().metrics().containsKey("{a:b}.count")
                || new ClosingErrorReader().readBare(line).isPresent();
    }
}
