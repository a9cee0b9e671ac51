package io.jenkins.plugins.k6notify.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.cli.CommandLineSession;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

    private final CommandLineSession session = new CommandLineSession();

    @Test
    void showsBothNotificationsOnEachChannelAndEnds() {
        assertThat(session.run("demo")).as(session.err()).isZero();

        assertThat(session.out())
                .contains("The receiver's page is at http://127.0.0.1:")
                .contains("slack, attempt 1, signature none, answered 200")
                .contains("teams, attempt 1, signature none, answered 202")
                .contains("webhook, attempt 1, signature valid, answered 200")
                .contains("mail, attempt 1, signature none, answered 250")
                .contains("X-LoadImpact-Event: test.started", "X-LoadImpact-Event: test.finished")
                .contains("\"reason\" : \"Thresholds crossed: http_req_duration p(95)<1 (31.61 ms)\"")
                .contains(
                        "Subject: [k6] script.js started", "Subject: [k6] script.js failed", "In-Reply-To: <k6-notify.")
                .contains("11 requests arrived");
    }

    @Test
    void updatesMessageOfSlackAppAndRepliesToIt() {
        assertThat(session.run("demo")).as(session.err()).isZero();

        assertThat(session.out())
                .containsSubsequence(
                        "POST /api/chat.postMessage", "POST /api/chat.update", "POST /api/chat.postMessage");
    }

    @Test
    void showsRetries() {
        assertThat(session.run("demo", "--fail", "503")).as(session.err()).isZero();
        assertThat(session.out()).contains("attempt 1", "attempt 2", "12 requests arrived");
    }

    @Test
    void liveWithoutK6IsUsageError() {
        assertThat(session.with("PATH", "/nonexistent").run("demo", "--live")).isEqualTo(2);
        assertThat(session.err()).contains("there is no k6 on the PATH; without --live the demo plays a recorded run");
    }
}
