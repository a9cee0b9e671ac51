package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.console.progress.ProgressReader;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;
import io.jenkins.plugins.k6notify.engine.summary.ConsoleSummary;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunTrackerTest {

    private static final String METRIC = "    iterations...........: 20     9.8/s";

    private final RunTracker run = new RunTracker(null);

    private static LineStamp stamp(long number) {
        return new LineStamp(number, Instant.EPOCH.plusSeconds(number));
    }

    private void announced(Execution execution) {
        run.announced(new Banner(execution, "a.js", null, null), stamp(1));
    }

    private void running(String seconds, int vus, int iterations) {
        String line = "running (" + seconds + "s), " + vus + "/1 VUs, " + iterations
                + " complete and 0 interrupted iterations";
        run.progressed(ProgressReader.read(line, 0), stamp(2));
    }

    private void error() {
        FinalError error = new FinalError(Kind.OTHER, "x", null, Certainty.CERTAIN);
        run.error(new LoggedError(error, List.of(), false), stamp(2));
    }

    @Test
    void isLogoAlone_untilOtherLine_isTrue() {
        assertThat(run.isLogoAlone()).isFalse();
        run.logoSeen(stamp(1));
        assertThat(run.isLogoAlone()).isTrue();
        error();
        assertThat(run.isLogoAlone()).isFalse();
    }

    @Test
    void isLogoAlone_afterBanner_isFalse() {
        run.logoSeen(stamp(1));
        announced(Execution.LOCAL);
        assertThat(run.isLogoAlone()).isFalse();
    }

    @Test
    void isErrorAlone_withoutLogo_isTrue() {
        error();
        assertThat(run.isErrorAlone()).isTrue();
        assertThat(run.isLogoAlone()).isFalse();
    }

    /** VUs that continue after a summary prove that the script printed it. */
    @ParameterizedTest
    @CsvSource({"02.0, 1, false", "01.0, 1, true", "02.0, 0, true"})
    void progressed_afterSummary_forgetsItIfVusContinue(String seconds, int vus, boolean kept) {
        announced(Execution.LOCAL);
        running("01.0", 1, 3);
        run.acceptSummary(METRIC, stamp(3));
        running(seconds, vus, 3);
        assertThat(run.hasSummary()).isEqualTo(kept);
    }

    @Test
    void acceptScenario_afterProgress_belongsToRun() {
        running("01.0", 1, 3);
        assertThat(run.acceptScenario("default ✓ [ 100% ] 1 VUs", stamp(7))).isTrue();
        assertThat(run.touchedAt()).isEqualTo(7);
        assertThat(run.acceptScenario("npm ci", stamp(8))).isFalse();
        assertThat(run.touchedAt()).isEqualTo(7);
    }

    @Test
    void acceptSummary_ownMetric_belongsToRun() {
        assertThat(run.acceptSummary(METRIC, stamp(7))).isEqualTo(ConsoleSummary.Kind.OWN);
        assertThat(run.touchedAt()).isEqualTo(7);
        run.acceptSummary("npm ci", stamp(8));
        assertThat(run.touchedAt()).isEqualTo(7);
    }

    @Test
    void acceptCloudStatus_cloudRun_endsRun() {
        announced(Execution.CLOUD);
        assertThat(run.acceptCloudStatus("   test status: Finished", stamp(7))).isTrue();
        assertThat(run.touchedAt()).isEqualTo(7);
        assertThat(run.isOver()).isTrue();
        assertThat(run.evidence(false).cloudStatus()).isEqualTo("Finished");
    }

    @ParameterizedTest
    @ValueSource(strings = {"  test status: Finished", "   test status:  ", "   status: Finished"})
    void acceptCloudStatus_otherLine_isFalse(String line) {
        announced(Execution.CLOUD);
        assertThat(run.acceptCloudStatus(line, stamp(7))).isFalse();
        assertThat(run.isOver()).isFalse();
    }

    @Test
    void acceptCloudStatus_moreThan100Characters_isFalse() {
        announced(Execution.CLOUD);
        assertThat(run.acceptCloudStatus("   test status: " + "x".repeat(101), stamp(7)))
                .isFalse();
        assertThat(run.acceptCloudStatus("   test status: " + "x".repeat(100), stamp(7)))
                .isTrue();
    }

    @Test
    void acceptCloudStatus_localRun_isFalse() {
        announced(Execution.LOCAL);
        assertThat(run.acceptCloudStatus("   test status: Finished", stamp(7))).isFalse();
    }

    @Test
    void over_withoutIterations_hasWarning() {
        running("01.0", 0, 0);
        assertThat(warnings()).containsExactly("No iteration was completed");
    }

    @Test
    void over_withIterations_hasNoWarning() {
        running("01.0", 0, 1);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void over_withScriptExceptions_countsThem() {
        run.scriptException();
        run.scriptException();
        assertThat(warnings()).containsExactly("Script exceptions were logged: 2");
    }

    private List<String> warnings() {
        Outcome passed = new Outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null);
        return run.over(passed, Ending.UNKNOWN, Instant.EPOCH).warnings().stream()
                .map(RunWarning::words)
                .toList();
    }
}
