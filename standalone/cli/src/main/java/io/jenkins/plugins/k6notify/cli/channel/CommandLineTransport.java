package io.jenkins.plugins.k6notify.cli.channel;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpExchange;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.http.SendingClient;
import io.jenkins.plugins.k6notify.engine.delivery.mail.MailSender;
import io.jenkins.plugins.k6notify.engine.delivery.slack.SlackAppSender;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends each delivery over the protocol of its kind. */
public final class CommandLineTransport implements Transport {

    private final Transport http;
    private final Transport slackApp;
    private final Transport mail;

    public CommandLineTransport(CommandLineEndpoints endpoints, Clock clock) {
        SendingClient client = SendingClient.of(HttpClient.newBuilder());
        HttpExchange exchange = new HttpExchange(() -> client, clock);
        this.http = new HttpSender(delivery -> endpoints.target(delivery.endpoint()), exchange);
        this.slackApp = new SlackAppSender(delivery -> endpoints.slackAppTarget(delivery.endpoint()), exchange);
        this.mail = new MailSender(delivery -> endpoints.mailTarget(delivery.endpoint()), clock);
    }

    @Override
    public Attempt send(Delivery delivery) throws InterruptedException {
        return send(delivery, Optional::empty);
    }

    @Override
    public Attempt send(Delivery delivery, Supplier<Optional<String>> receipt) throws InterruptedException {
        return of(delivery).send(delivery, receipt);
    }

    private Transport of(Delivery delivery) {
        return switch (delivery.endpoint().kind()) {
            case SLACK, TEAMS, WEBHOOK -> http;
            case SLACK_APP -> slackApp;
            case EMAIL -> mail;
        };
    }
}
