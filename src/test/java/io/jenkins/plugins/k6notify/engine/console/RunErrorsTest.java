package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunErrorsTest {

    private static final LoggedError VERDICT = error(Kind.MARKED_AS_FAILED, "test marked as failed");
    private static final LoggedError CROSSED = error(Kind.THRESHOLDS_CROSSED, "crossed");
    private static final LoggedError OTHER = error(Kind.OTHER, "no space left");

    private final RunErrors errors = new RunErrors();

    private static LoggedError error(Kind kind, String message) {
        return new LoggedError(new FinalError(kind, message, null, Certainty.CERTAIN), List.of(), kind.isAfterStart());
    }

    private void add(LoggedError... added) {
        for (LoggedError error : added) {
            errors.add(error, false, false);
        }
    }

    @Test
    void closing_withoutError_isNull() {
        assertThat(errors.closing()).isNull();
    }

    @Test
    void closing_withoutVerdict_isLastError() {
        add(OTHER);
        assertThat(errors.closing()).isEqualTo(OTHER.error());
    }

    @Test
    void closing_withVerdictAndErrorOfK6_isErrorOfK6() {
        add(VERDICT, CROSSED);
        assertThat(errors.closing()).isEqualTo(CROSSED.error());
    }

    @Test
    void closing_withVerdictAndOtherError_isVerdict() {
        add(VERDICT, OTHER);
        assertThat(errors.closing()).isEqualTo(VERDICT.error());
    }

    @Test
    void isSame_comparesLastMessage() {
        assertThat(errors.isSame(CROSSED)).isFalse();
        add(CROSSED);
        assertThat(errors.isSame(error(Kind.OTHER, "crossed"))).isTrue();
        assertThat(errors.isSame(OTHER)).isFalse();
    }
}
