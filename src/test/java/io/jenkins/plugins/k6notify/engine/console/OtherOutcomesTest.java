package io.jenkins.plugins.k6notify.engine.console;

import static io.jenkins.plugins.k6notify.engine.console.Consoles.BANNER;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.CROSSED;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.CROSSED_SUMMARY;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.CUT_SHORT;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.DONE;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.INTERRUPTED;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.LOGO;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.PASSED_RUN;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.RUNNING;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.SETUP_FAILED;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.SUMMARY;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outcomes of consoles that are not among the recordings. */
class OtherOutcomesTest {

    private static final String NOT_STARTED = LOGO + BANNER + "Run       [ 100% ] setup()\ndefault   [   0% ]\n";
    private static final String INIT_FAILED =
            error("Error: bad\\n\\tat file:///ci/b.js:1:1(3)\\n", " hint=\"script exception\" source=stacktrace");

    private static ObservedRuns play(String console) {
        return ObservedRuns.play(console, Ending.UNKNOWN);
    }

    @Test
    void normalizesExitCodesOfWindowsAndShells() {
        String error = error("unknown flag: --nosuchflag", "");
        for (int exitCode : new int[] {255, -1, (int) 4294967295L}) {
            K6Run run = ObservedRuns.play(error, Ending.exit(exitCode)).only();
            assertThat(run.outcome().status().code()).isEqualTo(7);
            assertThat(run.exitCode()).isEqualTo(255);
        }
        assertThat(ObservedRuns.play(LOGO + BANNER + RUNNING, Ending.exit(130))).hasToString("S 5/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Not logged in, please use `k6 login cloud`.",
                "not logged in, please login first to the Grafana Cloud k6 using the \\\"k6 cloud login\\\" command",
                "To run tests with Grafana Cloud k6, you must first authenticate. Run the `k6 cloud login` command",
                "To run tests in Grafana Cloud, you must first authenticate. Run the `k6 cloud login` command",
                "Running cloud tests requires auth settings: access token not configured.\\nRun `k6 cloud login`",
                "(401/error) Invalid token",
                "(401/E123) Invalid token",
                "scenario \\\"x\\\" not found; available scenarios: a, b",
                "--once can run a single scenario only, the script has 2",
                "--once cannot be combined with --iterations"
            })
    void errorBeforeRunIsSeparateRun(String message) {
        String error = error(message, "");
        assertThat(play(error)).hasToString("- 7/1");
        assertThat(play(PASSED_RUN + error)).hasToString("S 3/0 - 7/1");
    }

    @Test
    void panicOfGoIsCrash() {
        String panic = "panic: runtime error: index out of range [3]\n\ngoroutine 1 [running]:\nmain.main()\n"
                + "\tgo.k6.io/k6/main.go:8 +0x1d\nexit status 2\n";
        for (Ending ending : List.of(Ending.UNKNOWN, Ending.exit(0), Ending.ofProcess(2, true))) {
            K6Run run =
                    ObservedRuns.play(LOGO + BANNER + RUNNING + panic, ending).only();
            assertThat(run.outcome().status().code()).isEqualTo(6);
            assertThat(run.outcome().reason()).isEqualTo("k6 crashed: runtime error: index out of range [3]");
        }
        assertThat(play(panic)).hasToString("- 6/1");
        assertThat(play(LOGO + BANNER + RUNNING + panic.replace("go.k6.io/k6", "example.org/extension"))
                        .only()
                        .outcome()
                        .reason())
                .startsWith("k6 crashed: ");
        assertThat(play(panic.replace("go.k6.io/k6", "example.org/app"))).hasToString("none");
        assertThat(play(PASSED_RUN + panic.replace("go.k6.io/k6", "example.org/app")))
                .hasToString("S 3/0");
        assertThat(play(error("unexpected k6 panic: nil pointer dereference\\ngoroutine 1 [running]:\\n", ""))
                        .only()
                        .outcome()
                        .reason())
                .isEqualTo("k6 crashed: nil pointer dereference");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tmp/script.sh: 1: k6: not found",
                "script.sh: line 3: k6: command not found",
                "zsh: command not found: k6",
                "env: 'k6': No such file or directory",
                "env: ‘k6’: No such file or directory",
                "timeout: failed to run command 'k6': No such file or directory",
                "'k6' is not recognized as an internal or external command,",
                "k6 : The term 'k6' is not recognized as the name of a cmdlet, function, script file, or operable program.",
                "docker: Error response from daemon: exec: \"k6\": executable file not found in $PATH: unknown."
            })
    void reportsThatK6IsNotInstalled(String line) {
        for (Ending ending : List.of(Ending.UNKNOWN, Ending.exit(0), Ending.exit(127))) {
            K6Run run =
                    ObservedRuns.play("+ k6 run a.js\n" + line + "\n", ending).only();
            assertThat(run.outcome().status().code()).isEqualTo(6);
            assertThat(run.outcome().reason()).isEqualTo("k6 is not installed on this machine");
        }
        assertThat(play("+ k6 version\n" + line + "\n+ ./install-k6.sh\n+ k6 run a.js\n" + PASSED_RUN))
                .hasToString("S 3/0");
    }

    @Test
    void exitCodeOfContainerBelongsToItsStream() {
        String running = LOGO + BANNER + RUNNING;
        String other = Consoles.behind("app-1  | ", "listening\n");
        assertThat(play(Consoles.behind("k6-1  | ", running) + other + "k6-1 exited with code 137\n")
                        .only()
                        .exitCode())
                .isEqualTo(137);
        assertThat(play(Consoles.behind("k6-1  | ", running + DONE) + "k6-1 exited with code 99\n"))
                .hasToString("S 3/1");
        ObservedRuns passed =
                play(Consoles.behind("k6-1  | ", PASSED_RUN) + "app-1 exited with code 1\nk6-1 exited with code 0\n");
        assertThat(passed).hasToString("S 3/0");
        assertThat(passed.only().exitCode()).isZero();
    }

    @Test
    void rejectedPromiseOfSetupIsScriptError() {
        String rejected = error("Uncaught (in promise) Error: boom\\n\\tat setup (file:///ci/a.js:11:54(5))\\n", "");
        String ofIteration = error("Uncaught (in promise) Error: x\\n", " executor=constant-vus scenario=default");
        String run = LOGO + BANNER + SUMMARY + "Run       [ 100% ] setup()\ndefault   [   0% ]\n" + rejected;
        for (Ending ending : List.of(Ending.UNKNOWN, Ending.exit(0), Ending.exit(255))) {
            assertThat(ObservedRuns.play(run, ending)).hasToString("S 7/1");
        }
        assertThat(play(LOGO + BANNER + RUNNING + ofIteration + SUMMARY + DONE)).hasToString("S 3/0");
    }

    @Test
    void summaryAfterFailedSetupIsNotPassed() {
        String run = LOGO + BANNER + SUMMARY + "Run       [ 100% ] setup()\ndefault   [   0% ]\n";
        assertThat(ObservedRuns.play(run, Ending.exit(0))).hasToString("S 6/1");
        assertThat(play(run + SETUP_FAILED)).hasToString("S 7/1");
    }

    @Test
    void errorOfAnotherScriptIsSeparateRun() {
        assertThat(play(PASSED_RUN + INIT_FAILED)).hasToString("S 3/0 - 7/1");
        assertThat(ObservedRuns.play(PASSED_RUN + INIT_FAILED, Ending.exit(107)))
                .hasToString("S 3/0 - 7/1");
        assertThat(play(NOT_STARTED + SETUP_FAILED)).hasToString("S 7/1");
        String teardown =
                error("Error: x\\n\\tat teardown (file:///ci/lib.js:1:1(3))\\n", " hint=\"script exception\"");
        assertThat(play(PASSED_RUN + teardown)).hasToString("S 7/1");
    }

    @Test
    void errorBeforeRun_shownTwice_isOneRun() {
        assertThat(play(INIT_FAILED + INIT_FAILED)).hasToString("- 7/1");
        assertThat(play(INIT_FAILED + INIT_FAILED.replace("bad", "worse"))).hasToString("- 7/1 - 7/1");
    }

    @Test
    void bannerWithoutLogo_afterEndOfRun_beginsNextRun() {
        assertThat(play(PASSED_RUN + BANNER + RUNNING + DONE)).hasToString("S 3/0 S 3/0");
    }

    @Test
    void readsStandardErrorShownFirst() {
        assertThat(play(CROSSED + LOGO + BANNER + RUNNING + CROSSED_SUMMARY + DONE))
                .hasToString("S 3/1");
        assertThat(play(CROSSED + LOGO + BANNER + RUNNING + DONE)).hasToString("S 3/1");
        assertThat(play(INTERRUPTED + LOGO + BANNER + RUNNING + SUMMARY + CUT_SHORT))
                .hasToString("S 5/1");
        assertThat(play(SETUP_FAILED + NOT_STARTED)).hasToString("S 7/1");
        assertThat(play(CROSSED + CROSSED_SUMMARY)).hasToString("- 3/1");
        assertThat(play(INIT_FAILED + PASSED_RUN)).hasToString("- 7/1 S 3/0");
    }

    @ParameterizedTest
    @CsvSource({
        "+ k6 inspect b.js, none",
        "+ k6 rum b.js, none",
        "+ k6 new, none",
        "+ k6 cloud upload b.js, none",
        "C:\\ws>k6.exe inspect b.js, none",
        "+ k6 run b.js, - 7/1",
        "+ k6 cloud run b.js, - 7/1",
        "+ k6 -q run b.js, - 7/1",
        "+ docker run --rm grafana/k6:2.3.0 run b.js, - 7/1",
        "C:\\ws>k6 run b.js, - 7/1"
    })
    void shellTraceDistinguishesRunsFromOtherCommands(String trace, String expected) {
        for (Ending ending : List.of(Ending.UNKNOWN, Ending.exit(107))) {
            assertThat(ObservedRuns.play(trace + "\n" + INIT_FAILED, ending)).hasToString(expected);
        }
        String next = "+ ./run-tests.sh\n";
        assertThat(play("+ k6 inspect a.js\n{}\n" + next + INIT_FAILED)).hasToString("- 7/1");
    }

    @Test
    void decodesEscapesOfGo() {
        K6Run run = play(error(
                        "Error: caf\\u00e9 \\x1b[31mred\\x1b[0m \\U0001F600\\n\\tat setup (file:///ci/a.js:1:1(3))\\n",
                        " hint=\"script exception\""))
                .only();
        assertThat(run.outcome().reason()).isEqualTo("Error: café [31mred [0m 😀");
    }

    @Test
    void readsEndOfOldProgress() {
        String banner =
                LOGO + "  execution: local\n     output: -\n     script: a.js\n\n    duration: 30s, iterations: -\n"
                        + "         vus: 10, max: 10\n\n";
        String summary =
                "    data_received..............: 148 MB 2.5 MB/s\n    iterations.................: 20     9.8/s\n";
        String done = "    done [==========================================================] 30s / 30s\n\n";
        assertThat(ObservedRuns.play(banner + done + summary, Ending.exit(0))).hasToString("S 3/0");
        assertThat(play(banner + summary)).hasToString("S 6/1");
        assertThat(play(banner + done + summary + error("some thresholds have failed", "")))
                .hasToString("S 3/1");
    }
}
