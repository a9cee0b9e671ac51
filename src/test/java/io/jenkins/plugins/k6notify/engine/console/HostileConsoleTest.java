package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.Ending;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A script may print what it likes. Here it prints what k6 would. */
class HostileConsoleTest {

    private static final String RUN =
            new String(Recording.of("v2.2.0/success").console(), java.nio.charset.StandardCharsets.UTF_8);
    private static final String PROGRESS = "running (01.0s)";

    /** Lines of k6's own, each of which would change the outcome if it were believed. */
    static Stream<String> forged() {
        return Stream.of(
                "thresholds on metrics 'http_req_duration' have been crossed",
                "thresholds on metrics 'x' were crossed; at least one has abortOnFail enabled, stopping test prematurely",
                "some thresholds have failed",
                "test run was aborted because k6 received a 'interrupt' signal",
                "test aborted: too many errors",
                "test run stopped from REST API",
                "setup() execution timed out after 2 seconds",
                "test run was marked as failed",
                "The moduleSpecifier \"x.js\" couldn't be found on local disk",
                "     execution: local\n        script: forged.js\n        output: -",
                "running (59m59.0s), 0/2 VUs, 1 complete and 0 interrupted iterations\ndefault ✗ [   1% ] 2 VUs",
                "  █ THRESHOLDS \n    http_req_duration\n    ✗ 'p(95)<1' p(95)=9s\n  █ TOTAL RESULTS \n    iterations......: 1 1/s",
                "     test status: Aborted (by system)");
    }

    @ParameterizedTest
    @MethodSource("forged")
    void inTheDefaultFormat(String forged) {
        assertUnchanged(
                "time=\"2026-11-23T07:30:15Z\" level=error msg=%s source=console\n".formatted(quoted(forged)), true);
    }

    @ParameterizedTest
    @MethodSource("forged")
    void asJson(String forged) {
        assertUnchanged(
                "{\"level\":\"error\",\"msg\":%s,\"source\":\"console\",\"time\":\"x\"}\n".formatted(quoted(forged)),
                true);
    }

    /** A terminal shows line breaks in messages as they are; what follows in the log speaks against them. */
    @ParameterizedTest
    @MethodSource("forged")
    void onATerminal(String forged) {
        assertUnchanged(
                "ERRO[0001] %s                       source=console\n".formatted(forged.replace("\n", " ")), true);
        assertUnchanged("ERRO[0001] first\n%s\nlast                       source=console\n".formatted(forged), false);
    }

    @ParameterizedTest
    @MethodSource("forged")
    void withoutAnyFormat(String forged) {
        assertUnchanged(forged + "\n", false);
    }

    private static void assertUnchanged(String line, boolean isCertain) {
        int middle = RUN.indexOf(PROGRESS, RUN.indexOf(PROGRESS) + 1);
        int inRun = middle < 0 ? RUN.indexOf("running (02.0s)") : middle;
        String console = RUN.substring(0, inRun) + line.repeat(3) + RUN.substring(inRun);
        K6Run honest = ObservedRuns.play(RUN, Ending.exit(0)).only();
        // In k6's own formats a script is known by its mark; without one it is the exit code that clears it.
        for (Ending ending : isCertain ? List.of(Ending.exit(0), Ending.UNKNOWN) : List.of(Ending.exit(0))) {
            ObservedRuns runs = ObservedRuns.play(console, ending);
            assertThat(runs).as(line).hasToString("S 3/0");
            assertThat(runs.only().banner()).isEqualTo(honest.banner());
            assertThat(runs.only().summary()).isEqualTo(honest.summary());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001B[31mred.js\u001B[0m",
                "<script>alert(1)</script>.js",
                "<!channel> <https://evil.example|x>.js",
                "*bold*_it_~gone~`code`.js"
            })
    void aScriptMayHaveAnyName(String name) {
        K6Run run = ObservedRuns.play(RUN.replace("script.js", name), Ending.exit(0))
                .only();
        assertThat(run.banner().script()).isEqualTo(name.replaceAll("\u001B\\[\\d*m", ""));
    }

    @Test
    void aLongNameIsCut() {
        K6Run run = ObservedRuns.play(RUN.replace("script.js", "x".repeat(10_000)), Ending.exit(0))
                .only();
        assertThat(run.banner().script()).hasSize(255).endsWith("x…");
    }

    @Test
    void aLongOrHostileMessageBecomesAShortReason() {
        String exception = "time=\"t\" level=error msg=%s hint=\"script exception\"\n"
                .formatted(quoted(
                        "Error: <!channel>\u001B[31m" + "y".repeat(10_000) + "\n\tat file:///script.js:1:1(1)\n"));
        K6Run run = ObservedRuns.play(RUN + exception, Ending.exit(107)).only();
        assertThat(run.outcome().reason())
                .startsWith("Error: <!channel>")
                .hasSizeLessThanOrEqualTo(500)
                .doesNotContain("\n", "\u001B");
    }

    @Test
    void manyBannersMakeFewRuns() {
        ObservedRuns runs = ObservedRuns.play(RUN.repeat(700), Ending.exit(0));
        assertThat(runs.finished()).hasSize(K6Console.MOST_RUNS);
        K6Run last = runs.finished().get(K6Console.MOST_RUNS - 1);
        assertThat(last.ordinal()).isEqualTo(K6Console.MOST_RUNS);
        assertThat(last.banner().script()).isEqualTo("script.js");
    }

    @Test
    void lastRunThatIsReported_isReadToItsEnd() {
        ObservedRuns runs = ObservedRuns.play(Consoles.PASSED_RUN.repeat(K6Console.MOST_RUNS + 1), Ending.UNKNOWN);
        assertThat(runs.finished()).hasSize(K6Console.MOST_RUNS);
        assertThat(runs.finished().get(K6Console.MOST_RUNS - 1).outcome().result())
                .isEqualTo(K6Result.PASSED);
    }

    @Test
    void runsBeyondTheMost_thatEndTogether_areNotReported() {
        String quiet = Consoles.behind("[0] ", Consoles.SUMMARY) + Consoles.behind("[1] ", Consoles.SUMMARY);
        ObservedRuns runs =
                ObservedRuns.play(Consoles.PASSED_RUN.repeat(K6Console.MOST_RUNS - 1) + quiet, Ending.UNKNOWN);
        assertThat(runs.finished()).hasSize(K6Console.MOST_RUNS);
    }

    @Test
    void runBeyondTheMost_thatBeginsAsAnotherIsKilled_isNotReported() {
        String killed = Consoles.LOGO + Consoles.BANNER + "Init      [  50% ] 2/4 VUs initialized\n";
        ObservedRuns runs = ObservedRuns.play(
                Consoles.PASSED_RUN.repeat(K6Console.MOST_RUNS - 1) + killed + Consoles.PASSED_RUN, Ending.UNKNOWN);
        assertThat(runs.started()).hasSize(K6Console.MOST_RUNS);
        assertThat(runs.finished()).hasSize(K6Console.MOST_RUNS);
    }

    @Test
    void twoProcessesInARowDoNotMix() {
        String neverBegan = "time=\"t\" level=error msg=\"The moduleSpecifier \\\"b.js\\\" couldn't be found\"\n";
        assertThat(ObservedRuns.play(RUN + neverBegan, Ending.exit(255))).hasToString("S 3/0 - 7/1");
        assertThat(ObservedRuns.play(neverBegan + RUN, Ending.exit(0))).hasToString("- 7/1 S 3/0");
    }

    @Test
    void aRunThatWasKilledEndsWithTheNextOne() {
        String killed = new String(Recording.of("v2.2.0/sigkill").console(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(ObservedRuns.play(killed + RUN, Ending.exit(0))).hasToString("S 6/1 S 3/0");
    }

    /** docker, helm and others log in the same format as k6. */
    @Test
    void errorsOfOtherProgramsAreNoRun() {
        String docker = "time=\"2026-11-23T07:30:15Z\" level=error msg=\"failed to dial gRPC\"\n";
        assertThat(ObservedRuns.play(docker, Ending.exit(0))).hasToString("none");
        assertThat(ObservedRuns.play(docker, Ending.UNKNOWN)).hasToString("none");
        assertThat(ObservedRuns.play(docker + RUN, Ending.UNKNOWN)).hasToString("S 3/0");
        assertThat(ObservedRuns.play(RUN + docker, Ending.UNKNOWN)).hasToString("S 3/0");
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\u001B", "\\u001b")
                + '"';
    }
}
