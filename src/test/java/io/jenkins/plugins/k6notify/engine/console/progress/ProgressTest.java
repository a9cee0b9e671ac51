package io.jenkins.plugins.k6notify.engine.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.outcome.Evidence.Scenarios;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    private final Progress progress = new Progress();

    /** k6 pads these values to the length of the longest duration and of the largest number of VUs. */
    @ParameterizedTest
    @CsvSource({
        "'running (1.0s), 2/2 VUs, 3 complete and 0 interrupted iterations', PT1S, true",
        "'running (01.5s), 02/10 VUs, 3 complete and 0 interrupted iterations', PT1.5S, true",
        "'running (00m01.6s), 000/100 VUs, 3 complete and 0 interrupted iterations', PT1.6S, false",
        "'running (1h02m03.0s), 2/2 VUs, 3 complete and 0 interrupted iterations', PT1H2M3S, true",
        "'running (01d02h03m04.5s), 2/2 VUs, 3 complete and 0 interrupted iterations', PT26H3M4.5S, true",
        "'paused (05.0s), 2/2 VUs, 3 complete and 1 interrupted iterations', PT5S, true",
        "'Run    [  33% ] 01m01.0s/10m0s', PT1M1S, false"
    })
    void readsElapsedTimeAndVus(String line, Duration elapsed, boolean vusLeft) {
        accept(line);
        assertThat(progress.isRunning()).isTrue();
        assertThat(progress.elapsed()).isEqualTo(elapsed);
        assertThat(progress.hasVusLeft()).isEqualTo(vusLeft);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paused, 0/2 VUs, 0 complete and 0 interrupted iterations",
                "running, 2/2 VUs, 0 complete and 0 interrupted iterations",
                "Run    [   0% ] Initializing",
                "Run    [ 100% ] Finished",
                "Init      [  50% ] 2/4 VUs initialized"
            })
    void progressWithoutLoadIsNotRunning(String line) {
        accept(line);
        assertThat(progress.isRunning()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "running tests",
                "running (01.0s), 2 VUs",
                "running (01.0s), 2/2 VUs, 3 complete and 0 interrupted iterations, I guess",
                "running (-1s), 2/2 VUs, 3 complete and 0 interrupted iterations",
                "default ✓ [ 100% ] 2 VUs  3s",
                "Running [x]",
                "Run       [ 100% ] setup()",
                "Run    [x] 01.0s/33s",
                "Run    [  33%",
                "running (01.0s), -1/2 VUs, 3 complete and 0 interrupted iterations",
                "running (01.0s), 2/x VUs, 3 complete and 0 interrupted iterations",
                "Init      [  50% ] Loading",
                "Init      [  50% VUs initialized",
                "Init   50% ] 2/4 VUs initialized",
                "done [====] 30s",
                "done [==== 30s / 30s"
            })
    void otherLinesAreNoProgress(String line) {
        assertThat(ProgressReader.read(line, 0)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'running (1.0s), 0/0 VUs, 0 complete and 0 interrupted iterations', RUNNING",
        "'paused, 0/2 VUs, 0 complete and 0 interrupted iterations', RUNNING",
        "Init   [   0% ] Loading test script..., INIT",
        "Init      [  50% ] 2/4 VUs initialized, INIT",
        "Run    [  33% ] 01.0s/33s, RUN",
        "done [===] 30s / 30s, DONE"
    })
    void read_progressLine_returnsKind(String line, ProgressLine.Kind kind) {
        assertThat(ProgressReader.read(line, 0).kind()).isEqualTo(kind);
        assertThat(ProgressReader.read("k6: " + line, 4).kind()).isEqualTo(kind);
    }

    @Test
    void read_barOfMoreThan80Characters_isNull() {
        assertThat(ProgressReader.read("Run    [" + "=".repeat(79) + "] 01.0s/33s", 0))
                .isNotNull();
        assertThat(ProgressReader.read("Run    [" + "=".repeat(80) + "] 01.0s/33s", 0))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'default ✓ [ 100% ] 2 VUs  3s', ✓",
        "'  azAZ09_- ✗ [  10% ] 1 VUs', ✗",
        "'a • [   0% ] waiting', •",
        "'a ↓ [   0% ] stopping', ↓",
        "'a   [  50% ] 1 VUs', ' '"
    })
    void scenarioMark_scenarioLine_returnsMark(String line, char mark) {
        assertThat(ProgressReader.scenarioMark(line)).isEqualTo(mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"✓ [ 100% ]", "a✓ [ 100% ]", "a[ 100% ]", "a ✓ 100%", "a.b ✓ [ 100% ]", "", "a"})
    void scenarioMark_otherLine_isZero(String line) {
        assertThat(ProgressReader.scenarioMark(line)).isEqualTo('\0');
    }

    @Test
    void scenarioMark_nameOfMoreThan200Characters_isZero() {
        assertThat(ProgressReader.scenarioMark("  " + "x".repeat(200) + " ✓ [ 100% ]"))
                .isEqualTo('✓');
        assertThat(ProgressReader.scenarioMark("  " + "x".repeat(201) + " ✓ [ 100% ]"))
                .isEqualTo('\0');
    }

    @Test
    void isDoneWhenEveryScenarioIsDone() {
        accept("running (01.0s), 1/2 VUs, 3 complete and 0 interrupted iterations", "first ✓ [ 100% ] 1 VUs  2s");
        assertThat(progress.scenarios()).isEqualTo(Scenarios.UNDER_WAY);
        accept("running (02.0s), 0/2 VUs, 3 complete and 0 interrupted iterations");
        accept("first ✓ [ 100% ] 1 VUs  2s", "later • [   0% ] waiting  2.0s");
        assertThat(progress.scenarios()).isEqualTo(Scenarios.UNDER_WAY);
        accept("running (04.0s), 0/2 VUs, 3 complete and 0 interrupted iterations");
        accept("later   [   0% ] 1 VUs", "first ✓ [ 100% ] 1 VUs  2s");
        assertThat(progress.scenarios()).isEqualTo(Scenarios.UNDER_WAY);
        accept("running (06.0s), 0/2 VUs, 3 complete and 0 interrupted iterations");
        accept("first ✓ [ 100% ] 1 VUs  2s", "later ✓ [======] 1 VUs  2s");
        assertThat(progress.scenarios()).isEqualTo(Scenarios.DONE);
    }

    @Test
    void isCutShortWhenOneScenarioIsCutShort() {
        accept("running (01.0s), 0/2 VUs, 3 complete and 2 interrupted iterations");
        accept("first ✗ [  10% ] 1 VUs", "later ✓ [ 100% ] 1 VUs  2s");
        assertThat(progress.scenarios()).isEqualTo(Scenarios.CUT_SHORT);
    }

    private void accept(String... lines) {
        for (String line : lines) {
            ProgressLine read = ProgressReader.read(line, 0);
            if (read == null) {
                assertThat(progress.acceptScenario(line)).as(line).isTrue();
            } else {
                progress.accept(read);
            }
        }
    }
}
