package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.log.CommandTrace.Kind;
import org.junit.jupiter.api.Test;

class TracedCommandTest {

    private static final int MOST_LINES = 500;

    private final TracedCommand command = new TracedCommand();

    private void otherLines(int count) {
        for (int i = 0; i < count; i++) {
            command.line(null);
        }
    }

    @Test
    void line_otherProgramWithinBlock_endsEitherCommand() {
        for (Kind kind : new Kind[] {Kind.RUN, Kind.OTHER_COMMAND}) {
            command.line(kind);
            otherLines(MOST_LINES - 1);
            assertThat(command.isInBlock()).isTrue();
            command.line(Kind.OTHER_PROGRAM);
            assertThat(command.isRun()).isFalse();
            assertThat(command.isOtherOfK6()).isFalse();
            assertThat(command.isInBlock()).isFalse();
        }
    }

    @Test
    void line_otherProgramAfterBlock_keepsRun() {
        command.line(Kind.RUN);
        otherLines(MOST_LINES);
        assertThat(command.isInBlock()).isFalse();
        command.line(Kind.OTHER_PROGRAM);
        assertThat(command.isRun()).isTrue();
    }

    @Test
    void line_endOfBlock_endsOtherCommandOnly() {
        command.line(Kind.OTHER_COMMAND);
        otherLines(MOST_LINES - 1);
        assertThat(command.isOtherOfK6()).isTrue();
        otherLines(1);
        assertThat(command.isOtherOfK6()).isFalse();
    }

    @Test
    void runSeen_afterOtherCommand_forgetsIt() {
        command.line(Kind.OTHER_COMMAND);
        command.runSeen();
        assertThat(command.isOtherOfK6()).isFalse();
        assertThat(command.isInBlock()).isFalse();
    }

    @Test
    void runSeen_afterRun_keepsItAndEndsBlock() {
        command.line(Kind.RUN);
        command.runSeen();
        assertThat(command.isRun()).isTrue();
        assertThat(command.isInBlock()).isFalse();
    }
}
