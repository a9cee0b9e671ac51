package io.jenkins.plugins.k6notify.engine.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FinalErrorTest {

    @ParameterizedTest
    @EnumSource(names = {"THRESHOLDS_CROSSED", "STOPPED", "HOOK_TIMEOUT", "SCRIPT_EXCEPTION"})
    void errorOfStartedRunIsAfterStart(Kind kind) {
        assertThat(kind.isAfterStart()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_STARTED", "CRASHED", "NOT_INSTALLED", "OTHER"})
    void otherErrorIsNotAfterStart(Kind kind) {
        assertThat(kind.isAfterStart()).isFalse();
    }
}
