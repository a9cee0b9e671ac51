package io.jenkins.plugins.k6notify.cli.demo;

import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.cli.channel.CommandLineChannel;
import io.jenkins.plugins.k6notify.cli.channel.CommandLineEndpoints;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverServer;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint.Kind;
import io.jenkins.plugins.k6notify.engine.message.slack.Mention;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import java.util.List;
import java.util.Map;

/** Two channels of the demo, both leading to its receiver. */
public final class DemoChannels {

    private static final String SLACK_URL = "DEMO_SLACK_URL";
    private static final String WEBHOOK_URL = "DEMO_WEBHOOK_URL";
    private static final String SECRET = "DEMO_SIGNING_SECRET";

    private final Map<String, String> variables;

    public DemoChannels(ReceiverServer receiver, String signingSecret) {
        variables = Map.of(
                SLACK_URL, receiver.slackUri().toString(),
                WEBHOOK_URL, receiver.webhookUri().toString(),
                SECRET, signingSecret);
    }

    public List<CommandLineChannel> channels() {
        return List.of(
                new CommandLineChannel(
                        new Endpoint(Kind.SLACK, "slack", "env:" + SLACK_URL, null, null),
                        new SlackFormat(Version.current(), new Mention("<!here>"))),
                new CommandLineChannel(
                        new Endpoint(Kind.WEBHOOK, "webhook", "env:" + WEBHOOK_URL, "env:" + SECRET, null),
                        new WebhookFormat(WebhookHeaders.LOAD_IMPACT, Version.current())));
    }

    public CommandLineEndpoints endpoints() {
        return new CommandLineEndpoints(variables, List.of("127.0.0.1"));
    }
}
