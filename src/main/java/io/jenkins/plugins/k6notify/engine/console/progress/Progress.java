package io.jenkins.plugins.k6notify.engine.console.progress;

import io.jenkins.plugins.k6notify.engine.run.outcome.Evidence.Scenarios;
import java.time.Duration;

/** The state of one run, as its progress lines show it. */
public final class Progress {

    private Scenarios scenarios = Scenarios.UNSEEN;
    private Duration elapsed = Duration.ZERO;
    private long iterations = -1;
    private boolean running;
    private boolean vusLeft;
    private boolean inBlock;
    private boolean unmarked;

    public void accept(ProgressLine line) {
        Duration shown = line.elapsed();
        if (shown != null) {
            running = true;
            elapsed = shown;
        }
        if (line.kind() == ProgressLine.Kind.RUNNING) {
            vusLeft = line.vus() > 0;
            iterations = line.iterations();
        }
        scenarios = line.kind() == ProgressLine.Kind.DONE ? Scenarios.DONE : Scenarios.UNDER_WAY;
        inBlock = line.kind() == ProgressLine.Kind.RUNNING;
        unmarked = false;
    }

    /** @return whether the line is that of a scenario, below a line of progress */
    public boolean acceptScenario(CharSequence line) {
        if (!inBlock) {
            return false;
        }
        char mark = ProgressReader.scenarioMark(line);
        if (mark == 0) {
            inBlock = false;
            return false;
        }
        if (mark == '✗') {
            scenarios = Scenarios.CUT_SHORT;
        } else if (mark != '✓') {
            unmarked = true;
        }
        if (scenarios != Scenarios.CUT_SHORT) {
            scenarios = unmarked || vusLeft ? Scenarios.UNDER_WAY : Scenarios.DONE;
        }
        return true;
    }

    /** Whether the next line may be that of a scenario. */
    public boolean isInBlock() {
        return inBlock;
    }

    /** Whether k6 has generated load. */
    public boolean isRunning() {
        return running;
    }

    /** Whether VUs were active in the last line. */
    public boolean hasVusLeft() {
        return vusLeft;
    }

    /** Returns the elapsed time of the test, as printed by k6. */
    public Duration elapsed() {
        return elapsed;
    }

    /** Returns the number of completed iterations, as printed by k6; -1 if unknown. */
    public long iterations() {
        return iterations;
    }

    public Scenarios scenarios() {
        return scenarios;
    }
}
