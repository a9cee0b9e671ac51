package io.jenkins.plugins.k6notify.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import java.io.IOException;
import jenkins.model.CauseOfInterruption.UserInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepEndingTest {

    private static StepEnding exit(long code) {
        return StepEnding.of(new AbortException("script returned exit code " + code));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "99,99", "-1,-1", "3221225786,-1073741510"})
    void readsExitCodeOfShell(long code, int asInt) {
        assertThat(exit(code).exitCode()).isEqualTo(asInt);
        assertThat(exit(code).interruption()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"script returned exit code ", "script returned exit code 1 or so", "exit code 1"})
    void otherMessageHasNoExitCode(String words) {
        assertThat(StepEnding.of(new AbortException(words)).exitCode()).isNull();
    }

    @Test
    void otherExceptionHasNoExitCode() {
        assertThat(StepEnding.of(new IOException("script returned exit code 99"))
                        .exitCode())
                .isNull();
    }

    @Test
    void readsCauseOfInterruption() {
        assertThat(StepEnding.of(new FlowInterruptedException(Result.ABORTED, true, new UserInterruption("ada")))
                        .interruption())
                .isEqualTo(Interruption.USER);
        assertThat(StepEnding.of(new FlowInterruptedException(Result.ABORTED, true))
                        .interruption())
                .isEqualTo(Interruption.SYSTEM);
    }
}
