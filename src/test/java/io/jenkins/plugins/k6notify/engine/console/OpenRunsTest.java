package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.console.progress.ProgressLine;
import io.jenkins.plugins.k6notify.engine.console.progress.ProgressReader;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenRunsTest {

    private static final ProgressLine INIT = ProgressReader.read("Init      [  50% ] 2/4 VUs initialized", 0);

    private final List<RunTracker> ended = new ArrayList<>();
    private final OpenRuns runs = new OpenRuns(null, ended::add);
    private long lines;

    private LineStamp stamp() {
        lines++;
        return new LineStamp(lines, Instant.EPOCH);
    }

    private RunTracker announced() {
        RunTracker run = runs.add();
        run.announced(new Banner(Execution.LOCAL, "a.js", null, null), stamp());
        return run;
    }

    private static ProgressLine running(String seconds) {
        return ProgressReader.read(Consoles.running(seconds, 1).strip(), 0);
    }

    private void running(RunTracker run, String seconds) {
        run.progressed(running(seconds), stamp());
    }

    @Test
    void add_to20OpenRuns_endsTheFirst() {
        RunTracker first = announced();
        for (int i = 1; i < 20; i++) {
            announced();
        }
        assertThat(ended).isEmpty();
        assertThat(runs.all()).hasSize(20);
        announced();
        assertThat(ended).containsExactly(first);
        assertThat(runs.all()).hasSize(20);
    }

    @Test
    void ofProgress_withoutTime_returnsRunNotYetRunning() {
        RunTracker first = announced();
        running(announced(), "01.0");
        assertThat(runs.ofProgress(INIT)).isSameAs(first);
    }

    @Test
    void ofProgress_returnsRunWithNearestEarlierTime() {
        RunTracker first = announced();
        RunTracker second = announced();
        running(first, "01.0");
        running(second, "03.0");
        assertThat(runs.ofProgress(running("02.0"))).isSameAs(first);
        assertThat(runs.ofProgress(running("04.0"))).isSameAs(second);
        running(first, "05.0");
        assertThat(runs.ofProgress(running("04.0"))).isSameAs(second);
        assertThat(runs.ofProgress(running("06.0"))).isSameAs(first);
    }

    @Test
    void ofProgress_runsWithSameTime_returnsLastTouchedRun() {
        RunTracker first = announced();
        RunTracker second = announced();
        running(first, "01.0");
        running(second, "01.0");
        assertThat(runs.ofProgress(running("02.0"))).isSameAs(second);
        first.logoSeen(stamp());
        assertThat(runs.ofProgress(running("02.0"))).isSameAs(first);
    }

    @Test
    void endKilled_endsRunsSilentSinceNextRunBegan() {
        RunTracker killed = announced();
        running(killed, "01.0");
        RunTracker goesOn = announced();
        running(goesOn, "01.0");
        RunTracker begun = announced();
        running(goesOn, "02.0");
        runs.endKilled(begun);
        assertThat(ended).containsExactly(killed);
    }

    @Test
    void ofEnd_severalRuns_returnsRunWithResults() {
        FinalError crossed = new FinalError(Kind.THRESHOLDS_CROSSED, "x", null, Certainty.CERTAIN);
        LoggedError error = new LoggedError(crossed, List.of(), true);
        RunTracker first = announced();
        RunTracker second = announced();
        assertThat(runs.ofEnd(error)).isSameAs(second);
        running(first, "01.0");
        assertThat(runs.ofEnd(error)).isSameAs(first);
        second.acceptSummary("    iterations...........: 20     9.8/s", stamp());
        running(first, "02.0");
        assertThat(runs.ofEnd(error)).isSameAs(second);
        first.acceptSummary("    iterations...........: 20     9.8/s", stamp());
        assertThat(runs.ofEnd(error)).isSameAs(first);
    }
}
