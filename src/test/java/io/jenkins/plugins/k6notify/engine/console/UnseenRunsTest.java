package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests several processes, with the output of all, some or none of them on the console. */
class UnseenRunsTest {

    private static final K6Summary HELD = KnownProcesses.summary(20, true);
    private static final K6Summary CROSSED = KnownProcesses.summary(20, false);

    private final KnownProcesses processes = new KnownProcesses();
    private final ObservedRuns runs = new ObservedRuns();
    private final K6Console console = processes.console(runs);

    private void print(String text) {
        text.lines().forEach(console::line);
    }

    private List<String> scripts() {
        return runs.finished().stream().map(run -> run.banner().script()).toList();
    }

    private static String passed(String script) {
        return Consoles.LOGO + Consoles.banner(script) + Consoles.RUNNING + Consoles.SUMMARY + Consoles.DONE;
    }

    private static String quiet(int iterations) {
        return "     iterations...: " + iterations + " 9.8/s\n     http_reqs....: 7 3/s\n\n";
    }

    @Test
    void redirectedRunIsReportedWithTimesAndWarning() {
        processes.add("run", "a.js", HELD);
        console.processEnded(0);
        K6Run run = runs.only();
        assertThat(run.banner().script()).isEqualTo("a.js");
        assertThat(run.duration()).isEqualTo(Duration.ofMillis(500));
        assertThat(run.summary()).isEqualTo(HELD);
        assertThat(run.warnings()).containsExactly(new RunWarning(RunWarning.Kind.OUTPUT_NOT_SEEN, null));
        assertThat(run.warnings().get(0).words()).isEqualTo("The output of k6 was not seen");
    }

    @Test
    void runsOfConsoleAreNotReportedTwice() {
        processes.add("run", "tests/a.js", HELD).add("run", "tests/b.js", CROSSED);
        print(passed("tests/a.js") + passed("tests/b.js"));
        console.processEnded(0);
        assertThat(runs).hasToString("S 3/0 S 3/1");
        assertThat(runs.finished()).allMatch(run -> run.warnings().isEmpty());
    }

    /** As in a freestyle build, where the records are read when the shell has ended. */
    @Test
    void recordsThatAreReadLateFindTheirRuns() {
        print(passed("a.js") + passed("b.js") + passed("c.js"));
        processes
                .add("run", "a.js", HELD)
                .add("run", "x.js", HELD)
                .add("run", "b.js", HELD)
                .add("run", "c.js", HELD);
        console.processEnded(0);
        assertThat(scripts()).containsExactly("a.js", "b.js", "c.js", "x.js");
    }

    @Test
    void redirectedRunAmongOthersIsReportedOnce() {
        processes.add("run", "a.js", HELD).add("run", "b.js", HELD).add("run", "c.js", HELD);
        print(passed("a.js") + passed("c.js"));
        console.processEnded(0);
        assertThat(scripts()).containsExactly("a.js", "c.js", "b.js");
    }

    @Test
    void exitCodeIsOfProcessStartedLast() {
        processes.add("run", "a.js", HELD).add("run", "b.js", K6Summary.EMPTY);
        print(passed("a.js"));
        console.processEnded(107);
        assertThat(runs).hasToString("S 3/0 - 7/1");
        assertThat(runs.finished().get(0).exitCode()).isNull();
        assertThat(runs.finished().get(1).exitCode()).isEqualTo(107);
    }

    @Test
    void exitCodeIsOfConsoleIfItsProcessWasStartedLast() {
        processes.add("run", "a.js", HELD).add("run", "b.js", HELD);
        print(passed("b.js"));
        console.processEnded(99);
        assertThat(scripts()).containsExactly("b.js", "a.js");
        assertThat(runs).hasToString("S 3/1 S 3/0");
    }

    /** {@code k6 run a.js & k6 run b.js & wait}. */
    @Test
    void crossedThresholdsExplainExitCode() {
        processes.add("run", "a.js", CROSSED).add("run", "b.js", HELD);
        console.processEnded(99);
        assertThat(runs).hasToString("S 3/1 S 3/0");
        assertThat(runs.finished().get(0).exitCode()).isEqualTo(99);
    }

    @Test
    void exitCodeOfCrossedThresholdsCountsIfNoOtherProcessExplainsIt() {
        processes.add("run", "a.js", HELD);
        console.processEnded(99);
        assertThat(runs).hasToString("S 3/1");
    }

    /** {@code k6 run --summary-export summary.json a.js > k6.log}, with the parameter {@code summaryFile}. */
    @Test
    void summaryFileOfAuthorIsOfProcessStartedLast() {
        processes.add("run", "a.js", K6Summary.EMPTY).add("run", "b.js", K6Summary.EMPTY);
        console.processEnded(0, HELD);
        assertThat(runs).hasToString("S 6/1 S 3/0");
        assertThat(runs.finished().get(1).summary()).isEqualTo(HELD);
    }

    @Test
    void summaryFileOfRunOnConsoleIsOfNoOther() {
        processes.add("run", "b.js", K6Summary.EMPTY).add("run", "a.js", K6Summary.EMPTY);
        print(passed("a.js"));
        console.processEnded(0, HELD);
        assertThat(scripts()).containsExactly("a.js", "b.js");
        assertThat(runs).hasToString("S 3/0 S 6/1");
    }

    @Test
    void interruptionConcernsProcessesThatWereRunning() {
        processes.add("run", "a.js", HELD).add("run", "b.js", K6Summary.EMPTY).add("run", "c.js", HELD);
        console.end(new Ending(null, Interruption.USER, K6Summary.EMPTY));
        assertThat(runs).hasToString("S 3/0 S 5/1 S 5/1");
    }

    @Test
    void interruptionLeavesEarlierRunOfConsoleAlone() {
        processes.add("run", "a.js", HELD).add("run", "b.js", K6Summary.EMPTY);
        print(passed("a.js"));
        console.end(new Ending(null, Interruption.TIMEOUT, K6Summary.EMPTY));
        assertThat(runs).hasToString("S 3/0 S 4/1");
    }

    @Test
    void quietRunsAreToldApartBySummary() {
        processes
                .add("run", "a.js", KnownProcesses.summary(3, true))
                .add("run", "b.js", KnownProcesses.summary(5, false))
                .add("run", "c.js", KnownProcesses.summary(4, true));
        print(quiet(5) + quiet(3));
        console.processEnded(0);
        assertThat(scripts()).containsExactly("b.js", "a.js", "c.js");
        assertThat(runs).hasToString("- 3/1 - 3/0 S 3/0");
    }

    /** {@code k6 run -q a.js & k6 run -q b.js & wait}: the one that was started last may print first. */
    @Test
    void quietRunsOfEqualLengthAreToldApartByThresholds() {
        processes.add("run", "a.js", HELD).add("run", "b.js", CROSSED);
        print(Consoles.CROSSED_SUMMARY + Consoles.SUMMARY);
        console.processEnded(0);
        assertThat(scripts()).containsExactly("b.js", "a.js");
        assertThat(runs).hasToString("- 3/1 - 3/0");
    }

    @Test
    void quietRunHasScriptAndStartOfItsProcess() {
        processes.add("run", "a.js", KnownProcesses.summary(3, true));
        print(quiet(3));
        console.processEnded(0);
        assertThat(runs.only().banner().script()).isEqualTo("a.js");
        assertThat(runs.only().started()).isEqualTo(ObservedRuns.NOW.minusSeconds(3600));
        assertThat(runs.only().banner().execution()).isNull();
    }

    /** {@code /opt/k6 run b.js} has no record. */
    @Test
    void runOfOtherScriptKeepsProcessUnseen() {
        processes.add("run", "a.js", HELD);
        print(passed("b.js"));
        console.processEnded(0);
        assertThat(scripts()).containsExactly("b.js", "a.js");
    }

    @Test
    void errorOfOtherCommandIsNoRun() {
        String error = Consoles.error("GoError: The moduleSpecifier \\\"file:///nothing.js\\\" couldn't be found", "");
        print(error);
        processes.add("inspect", "nothing.js", K6Summary.EMPTY);
        console.processEnded(107);
        assertThat(runs).hasToString("none");
        print(error);
        processes.add("run", "nothing.js", K6Summary.EMPTY);
        console.processEnded(107);
        assertThat(runs).hasToString("- 7/1");
    }

    @Test
    void scriptThatNeverBeganHasNoStart() {
        processes.add("run", "nothing.js", K6Summary.EMPTY);
        console.processEnded(107);
        assertThat(runs).hasToString("- 7/1");
    }

    @Test
    void runWithoutAnyEvidenceOfItsEndHasNotPassed() {
        processes.add("run", "a.js", K6Summary.EMPTY);
        console.processEnded(0);
        assertThat(runs.only().outcome().reason()).isEqualTo("The output of k6 was not seen, and it left no summary");
    }

    /** A logo without a banner does not count as a run, but the record of the process does. */
    @Test
    void runThatWasKilledAfterItsLogoIsReported() {
        processes.add("run", "a.js", K6Summary.EMPTY);
        print(Consoles.LOGO);
        console.end(Ending.UNKNOWN);
        assertThat(runs).hasToString("S 6/1");
    }

    @Test
    void logoAloneTakesNoProcessFromOtherRuns() {
        print(Consoles.LOGO);
        processes.add("run", "a.js", HELD);
        console.processEnded(0);
        assertThat(runs).hasToString("S 3/0");
    }

    @Test
    void processesOfNextShellAreOthers() {
        processes.add("run", "a.js", HELD);
        console.processEnded(0);
        console.processEnded(0);
        assertThat(runs.finished()).hasSize(2);
    }

    @Test
    void numberOfRunsIsLimited() {
        for (int i = 0; i < RunReports.MOST_RUNS + 10; i++) {
            processes.add("run", i + ".js", HELD);
        }
        console.processEnded(0);
        assertThat(runs.finished()).hasSize(RunReports.MOST_RUNS);
    }
}
