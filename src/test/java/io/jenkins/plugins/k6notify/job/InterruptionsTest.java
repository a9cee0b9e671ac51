package io.jenkins.plugins.k6notify.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.Interruption;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import jenkins.model.CauseOfInterruption.UserInterruption;
import org.junit.jupiter.api.Test;

class InterruptionsTest {

    private static final CauseOfInterruption USER = new UserInterruption("alice");
    private static final CauseOfInterruption TIMEOUT = new ExceededTimeout();
    private static final CauseOfInterruption OTHER = new FailFast();

    /** Has the name of the class of the {@code timeout} step. */
    private static final class ExceededTimeout extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        @Override
        public String getShortDescription() {
            return "Timeout has been exceeded";
        }
    }

    private static final class FailFast extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        @Override
        public String getShortDescription() {
            return "Failed in branch two";
        }
    }

    @Test
    void userPrecedesTimeoutAndTimeoutPrecedesOthers() {
        assertThat(Interruptions.of(List.of(OTHER, TIMEOUT, USER))).isEqualTo(Interruption.USER);
        assertThat(Interruptions.of(List.of(OTHER, TIMEOUT))).isEqualTo(Interruption.TIMEOUT);
        assertThat(Interruptions.of(List.of(OTHER))).isEqualTo(Interruption.SYSTEM);
        assertThat(Interruptions.of(List.of())).isEqualTo(Interruption.SYSTEM);
    }
}
