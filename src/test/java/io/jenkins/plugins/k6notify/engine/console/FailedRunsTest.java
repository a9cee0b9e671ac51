package io.jenkins.plugins.k6notify.engine.console;

import static io.jenkins.plugins.k6notify.engine.console.Consoles.BANNER;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.CROSSED;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.CROSSED_SUMMARY;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.CUT_SHORT;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.DONE;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.LOGO;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.PASSED_RUN;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.RUNNING;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.SETUP_FAILED;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.SUMMARY;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failed runs whose exit code is 0 or unknown, as with {@code | tee} and {@code || true}. */
class FailedRunsTest {

    private static final List<Ending> MASKED = List.of(Ending.exit(0), Ending.UNKNOWN);

    private static void assertMasked(String console, String expected) {
        for (Ending ending : MASKED) {
            assertThat(ObservedRuns.play(console, ending)).as(console).hasToString(expected);
        }
    }

    private static K6Run only(String console) {
        return ObservedRuns.play(console, Ending.UNKNOWN).only();
    }

    @Test
    void longMessageIsComparedInFull() {
        String metrics = IntStream.range(0, 16)
                .mapToObj(i -> "http_req_duration{name:/checkout/step/" + i + "}")
                .collect(Collectors.joining(", "));
        String crossed = error("thresholds on metrics '" + metrics + "' have been crossed", "");
        String aborted = error(
                "thresholds on metrics '" + metrics
                        + "' were crossed; at least one has abortOnFail enabled, stopping test prematurely",
                "");
        assertMasked(crossed, "- 3/1");
        assertMasked(PASSED_RUN + crossed, "S 3/1");
        assertThat(ObservedRuns.play(aborted, Ending.exit(99))).hasToString("- 8/1");
        assertThat(only(crossed).outcome().reason()).startsWith("Thresholds crossed: http_req_duration{name:/checkout");
    }

    @Test
    void readsTerminalErrorOfSeveralLines() {
        String run = LOGO + BANNER + SUMMARY + "Run       [ 100% ] setup()\ndefault   [   0% ]\n";
        assertMasked(
                run + "ERRO[0000] Error: boom                                  \n"
                        + "\tat setup (file:///a.js:1:1(3))  hint=\"script exception\"\n",
                "S 7/1");
        assertMasked(
                run + "\u001B[31mERRO\u001B[0m[0000] Error: boom\n"
                        + "\tat setup (file:///a.js:1:1(3))  \u001B[31mhint\u001B[0m=\"script exception\" \u001B[31msource\u001B[0m=stacktrace\n",
                "S 7/1");
        assertMasked("ERRO[0000] Error: boom\n\tat file:///a.js:1:1(3)  hint=\"script exception\"\n", "- 7/1");
        assertThat(only(run + "ERRO[0000] Error: boom\n\tat setup (file:///a.js:1:1(3))  hint=\"script exception\"\n")
                        .outcome()
                        .reason())
                .isEqualTo("Error: boom");
    }

    @Test
    void terminalEntryOfScriptIsNoErrorOfK6() {
        assertMasked(
                LOGO + BANNER + RUNNING
                        + "ERRO[0001] thresholds on metrics 'a' have been crossed\nlast line               source=console\n"
                        + SUMMARY + DONE,
                "S 3/0");
    }

    @Test
    void readsNestedHint() {
        assertMasked(
                LOGO + BANNER + "Init      [   0% ] 0/2 VUs initialized\n"
                        + error(
                                "Error: boom\\n\\tat file:///a.js:1:1(3)\\n",
                                " hint=\"error while initializing VU #2 (script exception)\" source=stacktrace"),
                "S 7/1");
    }

    @Test
    void runWithoutEndIsNotPassed() {
        assertMasked(LOGO + BANNER + "Init      [  50% ] 2/4 VUs initialized\nKilled\n", "S 6/1");
        assertMasked(LOGO + BANNER + RUNNING + "Killed\n", "S 6/1");
        assertMasked(LOGO + BANNER, "S 6/1");
        assertMasked(LOGO + BANNER + RUNNING + SUMMARY, "S 6/1");
    }

    @ParameterizedTest
    @CsvSource({"k6, 120", "k6, 80", "k6.exe, 120", "k6.exe, 100", "powershell.exe, 93", "k6, 77", "k6, 64"})
    void readsPowerShellErrorWrappedAtAnyColumn(String program, int width) {
        String record = program + " : "
                + error("thresholds on metrics 'http_req_duration, http_req_failed' have been crossed", "");
        String wrapped = record.strip().replaceAll("(.{" + width + "})", "$1\n");
        String rest = "\nAt line:1 char:1\n+ k6 run script.js\n+ ~~~~~~~~~~~~~~~~\n"
                + "    + CategoryInfo          : NotSpecified: (time=\"2026-11-2...been crossed\":String) [], RemoteException\n"
                + "    + FullyQualifiedErrorId : NativeCommandError\n \n";
        assertMasked(LOGO + BANNER + RUNNING + DONE + wrapped + rest, "S 3/1");
        assertMasked(wrapped + rest, "- 3/1");
        assertThat(only(LOGO + BANNER + RUNNING + DONE + wrapped + rest)
                        .outcome()
                        .reason())
                .isEqualTo("Thresholds crossed: http_req_duration, http_req_failed");
    }

    @Test
    void readsPowerShellErrorWithoutBlankAtWrap() {
        String record = "k6 : time=\"2026-11-23T07:30:17Z\" level=error msg=\"thresholds on metrics\n"
                + "'http_req_duration' have been\ncrossed\"\nAt line:1 char:1\n+ k6 run script.js\n";
        assertMasked(LOGO + BANNER + RUNNING + DONE + record, "S 3/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http_req_duration{name:http://e.com/${}}",
                "http_req_duration{name:/users/{id}}",
                "http_req_duration{name:a b}",
                "http_req_duration{name:it's}",
                "http_req_duration{name:a...: b}"
            })
    void readsTagsWithBraces(String metric) {
        String tags = metric.substring(metric.indexOf('{') + 1, metric.length() - 1);
        String flat = "   ✓ http_req_duration..............: avg=1s\n     ✗ { " + tags
                + " }...: avg=1s min=1s\n     iterations.....: 20 9.8/s\n";
        String sections = "  █ THRESHOLDS \n\n    http_req_duration\n    ✓ 'p(95)<500' p(95)=1.1ms\n\n      {" + tags
                + "}\n      ✗ 'p(95)<1' p(95)=2ms\n\n";
        for (String summary : List.of(flat, Consoles.summary(sections))) {
            assertMasked(summary, "- 3/1");
            assertThat(only(summary).summary().crossed())
                    .extracting(Threshold::metric)
                    .containsExactly(metric);
        }
    }

    @Test
    void readsOldMetricNamesWithBlanks() {
        String summary = "   ✗ Content OK.....................: 45.00% ✓ 9        ✗ 11 \n"
                + "     data_received..................: 2.8 kB 1.4 kB/s\n";
        assertMasked(summary, "- 3/1");
        assertThat(only(summary).summary().crossed())
                .extracting(Threshold::metric)
                .containsExactly("Content OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"→", " ", "        ", "| ", "# ", "k6> ", "\t"})
    void readsSummaryWithAnyIndent(String indent) {
        String flat = "  ✗ http_req_duration......: avg=1.2s p(95)=2s\n    iterations.............: 20 9.8/s\n";
        String colored = flat.replace("✗", "\u001B[31m✗\u001B[0m")
                .replace("......: ", "\u001B[2m......:\u001B[0m ")
                .replace("=1.2s", "=\u001B[36m1.2s\u001B[0m");
        for (String summary : List.of(flat, colored, CROSSED_SUMMARY)) {
            assertMasked(LOGO + BANNER + RUNNING + Consoles.behind(indent, summary) + DONE, "S 3/1");
        }
    }

    @Test
    void logFormatIsDetectedForEachRun() {
        String text = "time=\"2026-11-23T07:30:17Z\" level=info msg=hello source=console\n";
        String raw = LOGO + BANNER + RUNNING + DONE + "thresholds on metrics 'http_req_duration' have been crossed\n";
        String foreign = "time=\"2026-11-23T07:30:17Z\" level=warning msg=\"of docker\"\n";
        assertThat(ObservedRuns.play(LOGO + BANNER + text + RUNNING + SUMMARY + DONE + raw, Ending.UNKNOWN))
                .hasToString("S 3/0 S 3/1");
        assertThat(ObservedRuns.play(foreign + raw, Ending.UNKNOWN)).hasToString("S 3/1");
    }

    @Test
    void readsFlatListWithGroupsNamedLikeSections() {
        for (String group : List.of("SCENARIO", "GROUP: login", "SCENARIO: x", "THRESHOLDS", "TOTAL RESULTS")) {
            String flat = "     █ " + group + "\n\n       ✓ status is 200\n\n"
                    + "   ✗ http_req_duration......: avg=1.2s p(95)=2s\n     iterations.............: 20 9.8/s\n";
            assertMasked(flat, "- 3/1");
        }
    }

    @Test
    void cutShortScenarioWithoutErrorIsNotPassed() {
        assertMasked(LOGO + BANNER + RUNNING + SUMMARY + CUT_SHORT, "S 6/1");
        // k6 up to v0.42 prints its summary last and does not log signals.
        assertMasked(LOGO + BANNER + RUNNING + CUT_SHORT + SUMMARY, "S 5/1");
    }

    @ParameterizedTest
    @CsvSource({
        "Timed Out, 4",
        "timed_out, 4",
        "Aborted (limit), 9",
        "Aborted (by limit), 9",
        "Aborted (script error), 7",
        "Aborted (by script error), 7",
        "Aborted (user), 5",
        "Aborted by user, 5",
        "Aborted (threshold), 8",
        "Aborted, 6",
        "Exploded, 6"
    })
    void otherCloudStatusesAreNotPassed(String word, int status) {
        String console = LOGO + BANNER.replace("local", "cloud") + "Run    [ 100% ] " + word + "\n     test status: "
                + word + "\n";
        assertMasked(console, "S " + status + "/1");
        if (status != 8) {
            assertThat(only(console).outcome().reason()).contains(word);
        }
    }

    @Test
    void readsCloudErrorWithUrl() {
        String run = LOGO + BANNER.replace("local", "cloud") + "Run    [ 100% ] Finished\n     test status: Finished\n";
        String page = "details at https://x.grafana.net/a/k6-app/runs/7";
        assertMasked(run + error("Thresholds have been crossed, " + page, ""), "S 3/1");
        assertMasked(run + error("The test has failed: out of quota, " + page, ""), "S 3/1");
        String aborted = run.replace("Finished", "Aborted");
        assertMasked(aborted + error("Thresholds have been crossed, " + page, ""), "S 8/1");
        assertMasked(aborted + error("The test has failed: out of quota, " + page, ""), "S 6/1");
    }

    @Test
    void eachProcessOfQuietLoopIsOneRun() {
        assertMasked(SUMMARY + CROSSED_SUMMARY + CROSSED, "- 3/0 - 3/1");
        assertMasked(CROSSED_SUMMARY + CROSSED + SUMMARY, "- 3/1 - 3/0");
        assertMasked(SUMMARY + SUMMARY + SUMMARY, "- 3/0 - 3/0 - 3/0");
        assertMasked(SUMMARY + SETUP_FAILED + SUMMARY, "- 7/1 - 3/0");
        assertMasked(CROSSED + INIT_FAILED + SUMMARY, "- 3/1 - 7/1 - 3/0");
        assertMasked(PASSED_RUN + CROSSED_SUMMARY + CROSSED, "S 3/0 - 3/1");
        String flat = "   ✓ http_req_duration......: avg=1.2s\n     iterations.............: 20 9.8/s\n";
        assertMasked(flat + flat.replace('✓', '✗') + CROSSED, "- 3/0 - 3/1");
        ObservedRuns runs = ObservedRuns.play(SUMMARY + CROSSED_SUMMARY + CROSSED, Ending.UNKNOWN);
        assertThat(runs.finished().get(1).outcome().reason())
                .isEqualTo("Thresholds crossed: http_req_duration p(95)<500 (612 ms)");
    }

    private static final String INIT_FAILED =
            error("Error: bad\\n\\tat file:///ci/b.js:1:1(3)\\n", " hint=\"script exception\"");

    /** {@code handleSummary()} can print its own text and the default summary. */
    @Test
    void summaryPrintedTwiceIsOneRun() {
        assertMasked(LOGO + BANNER + RUNNING + SUMMARY + SUMMARY + DONE, "S 3/0");
        assertMasked(LOGO + BANNER + RUNNING + CROSSED_SUMMARY + CROSSED_SUMMARY + DONE + CROSSED, "S 3/1");
        assertMasked(LOGO + BANNER + RUNNING + SUMMARY + CROSSED_SUMMARY + DONE, "S 3/1");
        assertMasked(LOGO + BANNER + RUNNING + CROSSED_SUMMARY + SUMMARY + DONE, "S 3/0");
    }
}
