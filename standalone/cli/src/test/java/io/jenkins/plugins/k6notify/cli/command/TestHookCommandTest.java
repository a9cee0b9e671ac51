package io.jenkins.plugins.k6notify.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.cli.CommandLineSession;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverOptions;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverServer;
import io.jenkins.plugins.k6notify.cli.receiver.request.AnswerScript;
import io.jenkins.plugins.k6notify.cli.receiver.request.ReceivedRequest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TestHookCommandTest {

    private final CommandLineSession session = new CommandLineSession();

    @Test
    void sendsTheTestEventToEachChannel() throws IOException {
        try (ReceiverServer receiver = ReceiverServer.start(ReceiverOptions.DEFAULTS)) {
            assertThat(hook(receiver, "--json")).isZero();
            assertThat(session.out()).isEqualTo("{\"event\":\"test.notification_channel\"}\n");
            assertThat(receiver.requests())
                    .extracting(request -> request.request().body())
                    .containsExactlyInAnyOrder(
                            "{\"event\":\"test.notification_channel\"}",
                            "{\"text\":\"k6-notify can post here: this is the test you asked for.\"}");
            assertThat(session.err()).contains("slack: test.notification_channel delivered");
        }
    }

    @Test
    void triesOnceAndPrintsResult() throws IOException {
        ReceiverOptions options = ReceiverOptions.DEFAULTS.withAnswers(AnswerScript.parse("503,503,503"));
        try (ReceiverServer receiver = ReceiverServer.start(options)) {
            assertThat(hook(receiver)).isEqualTo(1);
            assertThat(receiver.requests()).extracting(ReceivedRequest::attempt).containsExactly(1, 1);
            assertThat(session.err())
                    .contains("webhook: test.notification_channel was not delivered: the receiver returned HTTP");
        }
    }

    @Test
    void dryRunSendsNothing() throws IOException {
        try (ReceiverServer receiver = ReceiverServer.start(ReceiverOptions.DEFAULTS)) {
            assertThat(hook(receiver, "--dry-run")).isZero();
            assertThat(receiver.requests()).isEmpty();
            assertThat(session.out()).contains("Would be sent to webhook:");
        }
    }

    private int hook(ReceiverServer receiver, String... options) {
        session.with("HOOK", receiver.webhookUri()).with("SLACK", receiver.slackUri());
        Object[] arguments = new Object[options.length + 7];
        System.arraycopy(
                new Object[] {
                    "test-hook", "--webhook-url-env", "HOOK", "--slack-url-env", "SLACK", "--allow-http", "127.0.0.1"
                },
                0,
                arguments,
                0,
                7);
        System.arraycopy(options, 0, arguments, 7, options.length);
        return session.run(arguments);
    }
}
