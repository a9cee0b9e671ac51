package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that print lines as k6 does. */
class HostileConsoleTest {

    private static final String RUN =
            new String(Recording.of("v2.2.0/success").console(), java.nio.charset.StandardCharsets.UTF_8);
    private static final String PROGRESS = "running (01.0s)";

    /** Lines of k6, each of which would change the outcome if it were read as one of k6. */
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
    void forgedLineInTextLogIsIgnored(String forged) {
        assertUnchanged(
                "time=\"2026-11-23T07:30:15Z\" level=error msg=%s source=console\n".formatted(quoted(forged)), true);
    }

    @ParameterizedTest
    @MethodSource("forged")
    void forgedLineInJsonLogIsIgnored(String forged) {
        assertUnchanged(
                "{\"level\":\"error\",\"msg\":%s,\"source\":\"console\",\"time\":\"x\"}\n".formatted(quoted(forged)),
                true);
    }

    /**
     * A terminal shows line breaks within messages unchanged, so a raw line is identified only by the rest of the log.
     */
    @ParameterizedTest
    @MethodSource("forged")
    void forgedLineInTerminalLogIsIgnored(String forged) {
        assertUnchanged(
                "ERRO[0001] %s                       source=console\n".formatted(forged.replace("\n", " ")), true);
        assertUnchanged("ERRO[0001] first\n%s\nlast                       source=console\n".formatted(forged), false);
    }

    @ParameterizedTest
    @MethodSource("forged")
    void forgedLineWithoutFormatIsIgnoredWithExitCode(String forged) {
        assertUnchanged(forged + "\n", false);
    }

    private static void assertUnchanged(String line, boolean isCertain) {
        int middle = RUN.indexOf(PROGRESS, RUN.indexOf(PROGRESS) + 1);
        int inRun = middle < 0 ? RUN.indexOf("running (02.0s)") : middle;
        String console = RUN.substring(0, inRun) + line.repeat(3) + RUN.substring(inRun);
        K6Run honest = ObservedRuns.play(RUN, Ending.exit(0)).only();
        // Entries of a script have a mark in the log formats of k6; without a format, only the exit code refutes them.
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
    void acceptsAnyScriptName(String name) {
        K6Run run = ObservedRuns.play(RUN.replace("script.js", name), Ending.exit(0))
                .only();
        assertThat(run.banner().script()).isEqualTo(name.replaceAll("\u001B\\[\\d*m", ""));
    }

    @Test
    void cutsLongScriptName() {
        K6Run run = ObservedRuns.play(RUN.replace("script.js", "x".repeat(10_000)), Ending.exit(0))
                .only();
        assertThat(run.banner().script()).hasSize(255).endsWith("x…");
    }

    @Test
    void longOrHostileMessageBecomesShortReason() {
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
    void limitsNumberOfReportedRuns() {
        ObservedRuns runs = ObservedRuns.play(RUN.repeat(700), Ending.exit(0));
        assertThat(runs.finished()).hasSize(RunReports.MOST_RUNS);
        K6Run last = runs.finished().get(RunReports.MOST_RUNS - 1);
        assertThat(last.ordinal()).isEqualTo(RunReports.MOST_RUNS);
        assertThat(last.banner().script()).isEqualTo("script.js");
    }

    @Test
    void lastReportedRun_isReadToItsEnd() {
        ObservedRuns runs = ObservedRuns.play(Consoles.PASSED_RUN.repeat(RunReports.MOST_RUNS + 1), Ending.UNKNOWN);
        assertThat(runs.finished()).hasSize(RunReports.MOST_RUNS);
        assertThat(runs.finished().get(RunReports.MOST_RUNS - 1).outcome().result())
                .isEqualTo(K6Result.PASSED);
    }

    @Test
    void runsBeyondLimit_endingTogether_areNotReported() {
        String quiet = Consoles.behind("[0] ", Consoles.SUMMARY) + Consoles.behind("[1] ", Consoles.SUMMARY);
        ObservedRuns runs =
                ObservedRuns.play(Consoles.PASSED_RUN.repeat(RunReports.MOST_RUNS - 1) + quiet, Ending.UNKNOWN);
        assertThat(runs.finished()).hasSize(RunReports.MOST_RUNS);
    }

    @Test
    void runBeyondLimit_afterKilledRun_isNotReported() {
        String killed = Consoles.LOGO + Consoles.BANNER + "Init      [  50% ] 2/4 VUs initialized\n";
        ObservedRuns runs = ObservedRuns.play(
                Consoles.PASSED_RUN.repeat(RunReports.MOST_RUNS - 1) + killed + Consoles.PASSED_RUN, Ending.UNKNOWN);
        assertThat(runs.started()).hasSize(RunReports.MOST_RUNS);
        assertThat(runs.finished()).hasSize(RunReports.MOST_RUNS);
    }

    @Test
    void consecutiveProcessesAreSeparateRuns() {
        String neverBegan = "time=\"t\" level=error msg=\"The moduleSpecifier \\\"b.js\\\" couldn't be found\"\n";
        assertThat(ObservedRuns.play(RUN + neverBegan, Ending.exit(255))).hasToString("S 3/0 - 7/1");
        assertThat(ObservedRuns.play(neverBegan + RUN, Ending.exit(0))).hasToString("- 7/1 S 3/0");
    }

    @Test
    void killedRunEndsWhenNextRunBegins() {
        String killed = new String(Recording.of("v2.2.0/sigkill").console(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(ObservedRuns.play(killed + RUN, Ending.exit(0))).hasToString("S 6/1 S 3/0");
    }

    /** docker, helm and others use the same log format as k6. */
    @Test
    void errorsOfOtherProgramsAreIgnored() {
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
