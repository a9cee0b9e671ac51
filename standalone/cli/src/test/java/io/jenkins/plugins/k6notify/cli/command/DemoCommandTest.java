package io.jenkins.plugins.k6notify.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.cli.CommandLineSession;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

    private final CommandLineSession session = new CommandLineSession();

    @Test
    void showsBothNotificationsOnBothChannelsAndEnds() {
        assertThat(session.run("demo")).as(session.err()).isZero();

        assertThat(session.out())
                .contains("The receiver's page is at http://127.0.0.1:")
                .contains("webhook, attempt 1, signature valid, answered 200")
                .contains("slack, attempt 1, signature none, answered 200")
                .contains("X-LoadImpact-Event: test.started", "X-LoadImpact-Event: test.finished")
                .contains("\"reason\" : \"Thresholds crossed: http_req_duration p(95)<1 (31.61 ms)\"")
                .contains("4 requests arrived");
    }

    @Test
    void showsRetries() {
        assertThat(session.run("demo", "--fail", "503")).isZero();
        assertThat(session.out()).contains("attempt 1", "answered 503", "attempt 2", "5 requests arrived");
    }

    @Test
    void liveWithoutK6IsUsageError() {
        assertThat(session.with("PATH", "/nonexistent").run("demo", "--live")).isEqualTo(2);
        assertThat(session.err()).contains("there is no k6 on the PATH; without --live the demo plays a recorded run");
    }
}
