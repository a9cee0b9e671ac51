package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behaviour of {@code K6Console} that the outcomes of the recordings do not show. */
class K6ConsoleTest {

    private static final String BANNER = "     execution: local\n        script: a.js\n        output: -\n";
    private static final String LOGO = "         /\\      Grafana   /‾‾/  \n";
    private static final String RUNNING = "running (01.0s), 1/1 VUs, 1 complete and 0 interrupted iterations\n";
    private static final String DONE =
            "running (02.0s), 0/1 VUs, 2 complete and 0 interrupted iterations\ndefault ✓ [ 100% ] 1 VUs\n";
    private static final String RUN = LOGO + BANNER + RUNNING + DONE;
    private static final String CROSSED =
            "time=\"2026-11-23T07:30:17Z\" level=error msg=\"thresholds on metrics 'checks, http_reqs' have been crossed\"\n";
    private static final String NOT_STARTED = "time=\"2026-11-23T07:30:17Z\" level=error msg=\"unknown flag: --x\"\n";
    private static final String OTHER_ERROR = "time=\"2026-11-23T07:30:18Z\" level=error msg=\"no space left\"\n";

    @Test
    void reportsStartOnFirstProgress() {
        ObservedRuns runs = new ObservedRuns();
        K6Console console = new K6Console(Clock.systemUTC(), runs);
        (LOGO + BANNER + "Init      [  50% ] 2/4 VUs initialized\n").lines().forEach(console::line);
        assertThat(runs).hasToString("none");
        RUNNING.lines().forEach(console::line);
        assertThat(runs).hasToString("S");
        assertThat(runs.started().get(0).status()).isEqualTo(K6Status.RUNNING);
        assertThat(runs.started().get(0).banner().execution()).isEqualTo(Execution.LOCAL);
    }

    @Test
    void bareErrorCountsUnlessExitCodeContradicts() {
        String raw = RUN + "test aborted: too many errors\n";
        assertThat(ObservedRuns.play(raw, Ending.UNKNOWN)).hasToString("S 5/1");
        assertThat(ObservedRuns.play(raw, Ending.exit(0))).hasToString("S 3/0");
        assertThat(ObservedRuns.play(raw, Ending.exit(108)).only().outcome().reason())
                .isEqualTo("test aborted: too many errors");
    }

    @Test
    void bareErrorIsIgnoredWhenK6HasLogFormat() {
        String entry = "time=\"2026-11-23T07:30:15Z\" level=info msg=hello source=console\n";
        assertThat(ObservedRuns.play(RUN + entry + "test aborted\n", Ending.UNKNOWN))
                .hasToString("S 3/0");
    }

    @Test
    void bareErrorIsIgnoredBeforeFirstRun() {
        assertThat(ObservedRuns.play("test aborted\n", Ending.UNKNOWN)).hasToString("none");
        assertThat(ObservedRuns.play("test aborted\n" + RUN, Ending.UNKNOWN)).hasToString("S 3/0");
    }

    @Test
    void readsBareErrorOfAnyLength() {
        for (int length : new int[] {1, 486, 487, 10_000}) {
            K6Run run = ObservedRuns.play(RUN + "test aborted: " + "x".repeat(length) + "\n", Ending.UNKNOWN)
                    .only();
            assertThat(run.outcome().status()).isEqualTo(K6Status.ABORTED_BY_USER);
            assertThat(run.outcome().reason()).hasSizeLessThanOrEqualTo(500);
        }
    }

    @Test
    void errorOfK6TakesPrecedenceOverOtherErrors() {
        for (String errors : List.of(CROSSED + OTHER_ERROR, OTHER_ERROR + CROSSED)) {
            K6Run run = ObservedRuns.play(RUN + errors, Ending.UNKNOWN).only();
            assertThat(run.outcome().reason()).isEqualTo("Thresholds crossed: checks, http_reqs");
        }
    }

    @Test
    void laterErrorReplacesOvertakenError() {
        String ofSummary =
                "time=\"2026-11-23T07:30:17Z\" level=error msg=\"Error: x\\n\\tat handleSummary (file:///a.js:1:1(3))\" hint=\"script exception\"\n";
        String console = LOGO + BANNER + RUNNING + ofSummary + DONE + OTHER_ERROR;
        assertThat(ObservedRuns.play(console, Ending.exit(255)).only().outcome().reason())
                .isEqualTo("no space left");
    }

    @Test
    void logoEndsPreviousRun() {
        assertThat(ObservedRuns.play(RUN + CROSSED + RUN, Ending.exit(0))).hasToString("S 3/1 S 3/0");
        assertThat(ObservedRuns.play(LOGO + OTHER_ERROR + RUN, Ending.exit(0))).hasToString("- 7/1 S 3/0");
    }

    @Test
    void twoFailuresBeforeBannerAreTwoRuns() {
        ObservedRuns runs = ObservedRuns.play(LOGO + OTHER_ERROR + LOGO + OTHER_ERROR, Ending.exit(255));
        assertThat(runs).hasToString("- 7/1 - 7/1");
        assertThat(runs.finished()).extracting(K6Run::ordinal).containsExactly(1, 2);
        assertThat(ObservedRuns.play(RUN + LOGO + OTHER_ERROR, Ending.exit(255)))
                .hasToString("S 3/0 - 7/1");
    }

    @Test
    void onlyRunsGetOrdinals() {
        ObservedRuns runs = new ObservedRuns();
        K6Console console = new K6Console(Clock.systemUTC(), runs);
        console.line("npm ci");
        console.end(Ending.exit(0));
        RUN.lines().forEach(console::line);
        console.end(Ending.exit(0));
        assertThat(runs.only().ordinal()).isEqualTo(1);
    }

    /** Outside of blocks, the watcher skips lines that cannot be from k6; its speed depends on it. */
    @Test
    void wantsEveryLineInBlocksOnly() {
        K6Console console = new K6Console(Clock.systemUTC(), new ObservedRuns());
        List<String> wanted = new ArrayList<>();
        (RUN + "npm ci\n\n" + CROSSED).lines().forEach(line -> {
            if (console.wantsEveryLine()) {
                wanted.add(line.strip());
            }
            console.line(line);
        });
        assertThat(wanted)
                .containsExactly(
                        "script: a.js",
                        "output: -",
                        RUNNING.strip(),
                        DONE.lines().findFirst().orElseThrow(),
                        "default ✓ [ 100% ] 1 VUs",
                        "npm ci");
    }

    @Test
    void blockEndsWithRun() {
        K6Console console = new K6Console(Clock.systemUTC(), new ObservedRuns());
        assertThat(console.wantsEveryLine()).isFalse();
        for (String begin : List.of(
                "execution: local", "running, 0/1 VUs, 2 complete and 0 interrupted iterations", "█ THRESHOLDS")) {
            console.line(begin);
            assertThat(console.wantsEveryLine()).as(begin).isTrue();
            console.line("script: a.js");
            console.line("output: -");
            console.end(Ending.UNKNOWN);
            assertThat(console.wantsEveryLine()).as(begin).isFalse();
        }
    }

    @Test
    void end_afterOtherCommandOfK6_forgetsCommand() {
        ObservedRuns runs = new ObservedRuns();
        K6Console console = new K6Console(Clock.systemUTC(), runs);
        console.line("+ k6 inspect a.js");
        console.end(Ending.UNKNOWN);
        console.line(NOT_STARTED.strip());
        console.end(Ending.UNKNOWN);
        assertThat(runs).hasToString("- 7/1");
    }

    @Test
    void end_withinBannerOrCrash_isNotContinuedByNextPart() {
        ObservedRuns runs = new ObservedRuns();
        K6Console console = new K6Console(Clock.systemUTC(), runs);
        console.line("execution: local");
        console.line("panic: x");
        console.end(Ending.UNKNOWN);
        List.of("script: a.js", "output: -", "goroutine 1 [running]:", "go.k6.io/k6/main.go:8")
                .forEach(console::line);
        console.end(Ending.UNKNOWN);
        assertThat(runs).hasToString("none");
    }

    @Test
    void end_ofPrefixedStream_reportsRunOnce() {
        ObservedRuns runs = new ObservedRuns();
        K6Console console = new K6Console(Clock.systemUTC(), runs);
        Consoles.behind("[k6] ", RUN).lines().forEach(console::line);
        console.end(Ending.exit(0));
        console.end(Ending.exit(0));
        assertThat(runs).hasToString("S 3/0");
    }

    @Test
    void end_withLogoBesideRun_reportsRunOnly() {
        String console = Consoles.behind("[0] ", LOGO) + Consoles.behind("[1] ", LOGO + BANNER + RUNNING);
        assertThat(ObservedRuns.play(console, Ending.exit(137))).hasToString("S 6/1");
    }

    @Test
    void end_withSeveralRuns_ignoresSummaryFile() {
        K6Summary left = new K6Summary(Map.of("http_reqs.count", 1.0), List.of(), null, "2.2.0");
        ObservedRuns runs = new ObservedRuns();
        K6Console console = new K6Console(Clock.systemUTC(), runs, () -> left);
        (Consoles.behind("[0] ", RUN) + Consoles.behind("[1] ", RUN)).lines().forEach(console::line);
        console.end(Ending.exit(0));
        assertThat(runs.finished()).hasSize(2).allMatch(run -> run.summary().equals(K6Summary.EMPTY));
    }

    @Test
    void line_entryOfSeveralLinesBeforeLogo_belongsToPreviousRun() {
        String crossed = "ERRO[0003] thresholds on metrics 'checks' have been crossed\n";
        assertThat(ObservedRuns.play(RUN + crossed + RUN, Ending.exit(0))).hasToString("S 3/1 S 3/0");
        assertThat(ObservedRuns.play(RUN + crossed + OTHER_ERROR, Ending.UNKNOWN))
                .hasToString("S 3/1");
    }

    @Test
    void line_afterEntryOfSeveralLines_isReadSeparately() {
        String failed =
                LOGO + BANNER + "ERRO[0000] Error: boom\n  at setup (file:///a.js:1:1(3))  hint=\"script exception\"\n";
        String console = Consoles.behind("k6-1  | ", failed) + "k6-1 exited with code 107\n";
        assertThat(ObservedRuns.play(console, Ending.UNKNOWN).only().exitCode()).isEqualTo(107);
    }

    @Test
    void line_runAfterOtherCommandOfK6_keepsItsError() {
        assertThat(ObservedRuns.play("+ k6 version\n" + RUN + CROSSED, Ending.UNKNOWN))
                .hasToString("S 3/1");
    }

    /** The watcher skips these entries, so they are no evidence of a log format. */
    @Test
    void line_infoOfTerminal_keepsBareErrorValid() {
        ObservedRuns runs = new ObservedRuns();
        K6Console console = new K6Console(Clock.systemUTC(), runs);
        (RUN + "INFO[0001] hello  source=console\ntest aborted\n").lines().forEach(console::line);
        console.end(Ending.UNKNOWN);
        assertThat(runs).hasToString("S 5/1");
    }

    @Test
    void line_partOfLogo_showsK6() {
        K6Console console = new K6Console(Clock.systemUTC(), new ObservedRuns());
        console.line("/‾‾/");
        assertThat(console.showsK6()).isTrue();
    }

    @Test
    void line_scriptExceptionsOfIterations_areCounted() {
        String exception =
                "time=\"t\" level=error msg=x executor=shared-iterations scenario=default source=stacktrace\n";
        K6Run run = ObservedRuns.play(
                        LOGO + BANNER + RUNNING + exception + exception + OTHER_ERROR + DONE, Ending.exit(0))
                .only();
        assertThat(run.warnings()).extracting(RunWarning::words).containsExactly("Script exceptions were logged: 2");
    }

    @Test
    void bannerDuringRunIsIgnoredWithoutLogo() {
        assertThat(ObservedRuns.play(LOGO + BANNER + RUNNING + BANNER + DONE, Ending.exit(0)))
                .hasToString("S 3/0");
        assertThat(ObservedRuns.play(LOGO + BANNER + RUNNING + LOGO + BANNER + RUNNING + DONE, Ending.exit(0)))
                .hasToString("S 6/1 S 3/0");
    }

    @Test
    void numbersRunsInOrder() {
        ObservedRuns runs = ObservedRuns.play(RUN + RUN + RUN, Ending.exit(0));
        assertThat(runs.finished()).extracting(K6Run::ordinal).containsExactly(1, 2, 3);
        assertThat(runs.started()).extracting(K6Run::ordinal).containsExactly(1, 2, 3);
    }

    @Test
    void ordinalOfRunLeftInCloudIsNotReused() {
        String left =
                LOGO + BANNER.replace("local", "cloud") + "Run    [   5% ] 00.5s/10s\n     test status: Running\n";
        ObservedRuns runs = ObservedRuns.play(left + RUN, Ending.exit(0));
        assertThat(runs.started()).extracting(K6Run::ordinal).containsExactly(1, 2);
        assertThat(runs.left()).extracting(K6Run::ordinal).containsExactly(1);
        assertThat(runs.finished()).extracting(K6Run::ordinal).containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0.49.0/cloud-mock-exit-on-running", "v2.2.0/cloud-mock-exit-on-running"})
    void exitOnRunningLeavesRunInCloud(String recording) {
        byte[] console = Recording.of(recording).console();
        for (Ending ending :
                List.of(Ending.exit(0), Ending.UNKNOWN, new Ending(null, Interruption.USER, K6Summary.EMPTY))) {
            assertThat(ObservedRuns.play(console, ending)).hasToString("S left");
        }
    }

    @Test
    void runLeftInCloudIsStartedWithoutProgress() {
        assertThat(ObservedRuns.play(
                        LOGO + BANNER.replace("local", "cloud") + "     test status: Running\n", Ending.exit(0)))
                .hasToString("S left");
    }

    @Test
    void uploadWithoutStartIsNoRun() {
        assertThat(ObservedRuns.play(
                        LOGO + BANNER.replace("local", "cloud") + "     test status: Archived\n",
                        new Ending(null, Interruption.USER, K6Summary.EMPTY)))
                .hasToString("none");
    }

    @Test
    void acceptsLinesAfterEnd() {
        ObservedRuns runs = new ObservedRuns();
        K6Console console = new K6Console(Clock.systemUTC(), runs);
        RUN.lines().forEach(console::line);
        console.end(Ending.exit(0));
        console.end(Ending.exit(0));
        RUN.lines().forEach(console::line);
        console.end(Ending.exit(99));
        assertThat(runs).hasToString("S 3/0 S 3/1");
    }

    @Test
    void eachRunGetsItsOwnSummary() {
        K6Summary first = new K6Summary(Map.of("http_reqs.count", 1.0), List.of(), new Checks(1, 0), null);
        K6Summary second = new K6Summary(Map.of("http_reqs.count", 2.0), List.of(), null, "2.2.0");
        Deque<K6Summary> left = new ArrayDeque<>(List.of(first, second));
        ObservedRuns runs = new ObservedRuns();
        // The first call is for a summary from before the first run: there is none.
        left.addFirst(K6Summary.EMPTY);
        K6Console console = new K6Console(Clock.systemUTC(), runs, left::remove);
        OTHER_ERROR.lines().forEach(console::line);
        (RUN + RUN).lines().forEach(console::line);
        console.end(Ending.exit(0));
        assertThat(runs.finished()).extracting(K6Run::summary).containsExactly(first, second);
    }

    @Test
    void runEndsAtLastLineOfK6() {
        String stamped = RUN.lines()
                        .map(line -> "[2026-11-23T07:30:10.000Z] " + line + "\n")
                        .reduce("", String::concat)
                + "[2026-11-23T07:30:20.000Z] " + CROSSED
                + "[2026-11-23T07:30:59.000Z] Finished: FAILURE\n";
        K6Run run = ObservedRuns.play(stamped.getBytes(StandardCharsets.UTF_8), Ending.UNKNOWN)
                .only();
        assertThat(run.ended()).isEqualTo(Instant.parse("2026-11-23T07:30:20Z"));
        assertThat(run.started()).isEqualTo(Instant.parse("2026-11-23T07:30:09Z"));
    }
}
