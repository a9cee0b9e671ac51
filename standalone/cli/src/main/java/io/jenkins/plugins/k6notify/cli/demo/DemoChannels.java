package io.jenkins.plugins.k6notify.cli.demo;

import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.cli.channel.Channel;
import io.jenkins.plugins.k6notify.cli.channel.CommandLineEndpoints;
import io.jenkins.plugins.k6notify.cli.receiver.Receiver;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint.Kind;
import io.jenkins.plugins.k6notify.engine.message.Mention;
import io.jenkins.plugins.k6notify.engine.message.SlackFormat;
import io.jenkins.plugins.k6notify.engine.message.WebhookFormat;
import io.jenkins.plugins.k6notify.engine.message.WebhookHeaders;
import java.util.List;
import java.util.Map;

/** Two channels of the demo, both leading to its receiver. */
public final class DemoChannels {

    private static final String SLACK_URL = "DEMO_SLACK_URL";
    private static final String WEBHOOK_URL = "DEMO_WEBHOOK_URL";
    private static final String SECRET = "DEMO_SIGNING_SECRET";

    private final Map<String, String> environment;

    public DemoChannels(Receiver receiver, String signingSecret) {
        environment = Map.of(
                SLACK_URL, receiver.slackUri().toString(),
                WEBHOOK_URL, receiver.webhookUri().toString(),
                SECRET, signingSecret);
    }

    public List<Channel> channels() {
        return List.of(
                new Channel(
                        new Endpoint(Kind.SLACK, "slack", "env:" + SLACK_URL, null, null),
                        new SlackFormat(Version.current(), new Mention("<!here>"))),
                new Channel(
                        new Endpoint(Kind.WEBHOOK, "webhook", "env:" + WEBHOOK_URL, "env:" + SECRET, null),
                        new WebhookFormat(WebhookHeaders.LOAD_IMPACT, Version.current())));
    }

    public CommandLineEndpoints endpoints() {
        return new CommandLineEndpoints(environment, List.of("127.0.0.1"));
    }
}
