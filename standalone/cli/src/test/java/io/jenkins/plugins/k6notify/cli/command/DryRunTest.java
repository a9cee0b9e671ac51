package io.jenkins.plugins.k6notify.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.cli.CommandLineSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests as {@code --dry-run} shows them: as sent, with the sources of URLs and secrets in their place. */
class DryRunTest {

    private static final Path FAILED = CommandLineSession.recorded("v2.2.0/thresholds-fail/console.txt");

    private final CommandLineSession session = new CommandLineSession()
            .with("URL", "https://hooks.example.org/vErYsEcReT")
            .with("TOKEN", "xoxb-vErYsEcReT")
            .with("SMTP", "smtp://u:vErYsEcReT@mail.example.org")
            .with("SIGN", "vErYsEcReT-vErYsEcReT-vErYsEcReT");

    @AfterEach
    void showsNoSecret() {
        assertThat(session.out() + session.err()).doesNotContain("vErYsEcReT");
    }

    @Test
    void showsHeadersOfWebhook() {
        replay("--webhook-url-env", "URL", "--signing-secret-env", "SIGN", "--authorization-env", "TOKEN");

        assertThat(session.out())
                .contains("Would be sent to webhook:\n  POST (the URL in the environment variable URL)\n")
                .contains("  X-LoadImpact-Event: test.started\n")
                .contains("  webhook-signature: (made with the secret in the environment variable SIGN)\n")
                .contains("  Authorization: (the secret in the environment variable TOKEN)\n")
                .contains("    \"event\" : \"test.finished\",\n");
    }

    @Test
    void showsPlaceOfSecretInBody() {
        replay("--webhook-url-env", "URL", "--authorization-env", "TOKEN", "--authorization-header", "body:key");

        assertThat(session.out())
                .contains("    \"key\" : \"(the secret in the environment variable TOKEN)\"\n")
                .doesNotContain("Authorization:");
    }

    @Test
    void showsCallsOfSlackApp() {
        replay("--slack-token-env", "TOKEN", "--slack-channel", "#perf");

        assertThat(session.out())
                .containsSubsequence(
                        "Would be sent to slack app:\n  POST https://slack.com/api/chat.postMessage\n",
                        "  Authorization: Bearer (the token in the environment variable TOKEN)\n",
                        "    \"channel\" : \"#perf\",\n",
                        "  POST https://slack.com/api/chat.update\n",
                        "    \"ts\" : \"(time stamp of the message)\"\n",
                        "  POST https://slack.com/api/chat.postMessage\n",
                        "    \"thread_ts\" : \"(time stamp of the message)\"\n");
    }

    @Test
    void showsPostOfSlackAppIfNoneCameBefore() {
        replay("--slack-token-env", "TOKEN", "--slack-channel", "#perf", "--notify-on", "finished");

        assertThat(session.out()).contains("chat.postMessage").doesNotContain("chat.update");
    }

    @Test
    void showsMail() {
        replay("--smtp-url-env", "SMTP", "--email-to", "a@example.org", "--email-from", "k6@example.org");

        assertThat(session.out())
                .contains("""
                        Would be sent to email:
                          SMTP to (the server in the environment variable SMTP)
                          From: k6@example.org
                          To: a@example.org
                          Subject: [k6] script.js failed
                        """)
                .contains("  - http_req_duration p(95)<1: 31.61 ms\n", "  <!DOCTYPE html>\n");
    }

    private void replay(Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("replay", "--dry-run", "--exit-code", "99"));
        arguments.addAll(List.of(options));
        arguments.add(FAILED);
        assertThat(session.run(arguments.toArray())).as(session.err()).isZero();
    }
}
