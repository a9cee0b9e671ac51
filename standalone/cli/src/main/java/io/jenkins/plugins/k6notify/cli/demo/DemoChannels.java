package io.jenkins.plugins.k6notify.cli.demo;

import io.jenkins.plugins.k6notify.cli.channel.ChannelOptions;
import io.jenkins.plugins.k6notify.cli.channel.CommandLineChannel;
import io.jenkins.plugins.k6notify.cli.channel.CommandLineEndpoints;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverServer;
import java.util.List;
import java.util.Map;

/** Channels of the demo: one of each kind, all leading to its receiver. */
public final class DemoChannels {

    private static final String SLACK_URL = "DEMO_SLACK_URL";
    private static final String SLACK_TOKEN = "DEMO_SLACK_TOKEN";
    private static final String TEAMS_URL = "DEMO_TEAMS_URL";
    private static final String WEBHOOK_URL = "DEMO_WEBHOOK_URL";
    private static final String SMTP_URL = "DEMO_SMTP_URL";
    private static final String SECRET = "DEMO_SIGNING_SECRET";

    private final Map<String, String> variables;
    private final ChannelOptions options;

    public DemoChannels(ReceiverServer receiver, String signingSecret) {
        variables = Map.of(
                SLACK_URL, receiver.slackUri().toString(),
                SLACK_TOKEN, "xoxb-demo",
                TEAMS_URL, receiver.teamsUri().toString(),
                WEBHOOK_URL, receiver.webhookUri().toString(),
                SMTP_URL, receiver.smtpUri().toString(),
                SECRET, signingSecret);
        options = ChannelOptions.parse(
                "--allow-http=127.0.0.1",
                "--mention=<!here>",
                "--slack-url-env=" + SLACK_URL,
                "--slack-token-env=" + SLACK_TOKEN,
                "--slack-channel=#perf",
                "--slack-api-url=" + receiver.slackApiUri(),
                "--teams-url-env=" + TEAMS_URL,
                "--webhook-url-env=" + WEBHOOK_URL,
                "--signing-secret-env=" + SECRET,
                "--email-to=perf@example.org",
                "--email-from=k6-notify@example.org",
                "--smtp-url-env=" + SMTP_URL);
    }

    public List<CommandLineChannel> channels() {
        return options.channels(variables, warning -> {});
    }

    public CommandLineEndpoints endpoints() {
        return options.endpoints(variables);
    }
}
