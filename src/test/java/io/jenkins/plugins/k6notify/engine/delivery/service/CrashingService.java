package io.jenkins.plugins.k6notify.engine.delivery.service;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint.Kind;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.http.Authorization;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpExchange;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.http.SendingClient;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import io.jenkins.plugins.k6notify.engine.delivery.mail.MailSender;
import io.jenkins.plugins.k6notify.engine.delivery.mail.MailTarget;
import io.jenkins.plugins.k6notify.engine.delivery.slack.SlackAppSender;
import io.jenkins.plugins.k6notify.engine.delivery.slack.SlackAppTarget;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.mail.MailContent;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * The process that {@link KilledServiceTest} kills. Arguments: outbox, URL of the receiver, number of events to submit,
 * seed of their IDs, URL of the Web API of Slack, port of the mail server. Prints {@code handed ID KEY NUMBER} after each
 * submission to the receiver, {@code slack NAME} and {@code mail NAME} after that of both messages about a run to Slack
 * and to the mail server, and ends when no delivery is waiting. The recipient of its e-mails has the seed as its name.
 */
final class CrashingService {

    /** The token of {@code FakeSlackApi}, whose class needs libraries that this process does not have. */
    private static final String SLACK_TOKEN = "xoxb-not-a-token-of-any-workspace";

    private CrashingService() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        URI receiver = URI.create(args[1]);
        int events = Integer.parseInt(args[2]);
        Random ids = new Random(Long.parseLong(args[3]));

        SendingClient client = SendingClient.of(HttpClient.newBuilder().sslContext(withoutCertificates()));
        RetryPolicy soon = new RetryPolicy(Collections.nCopies(1000, Duration.ofMillis(20)), new Random());
        AddressPolicy anywhere = AddressPolicy.anywhere(true, "");
        Target api =
                Target.unsigned(URI.create(args[4]), anywhere).with(Authorization.of("Authorization", SLACK_TOKEN));
        HttpExchange http = new HttpExchange(() -> client, Clock.systemUTC());
        Transport slack = new SlackAppSender(delivery -> new SlackAppTarget(api, "perf"), http);
        Transport webhook = new HttpSender(delivery -> Target.unsigned(receiver, anywhere), http);
        Session session = session(args[5]);
        String recipient = args[3] + "@example.org";
        Transport mail = new MailSender(
                delivery -> MailTarget.of(session, "jenkins@ci.example.org", recipient, ""), Clock.systemUTC());
        DeliveryService service = new DeliveryServiceBuilder(
                        DeliveryStore.open(directory),
                        byKind(Map.of(Kind.SLACK_APP, slack, Kind.WEBHOOK, webhook, Kind.EMAIL, mail)))
                .retryPolicy(soon)
                .start();
        for (int i = 0; i < events; i++) {
            UUID id = new UUID(ids.nextLong(), ids.nextLong());
            String key = args[3] + "-" + i % 4;
            service.submit(
                    Samples.webhook("hook" + i % 2),
                    key,
                    new Message(id, "test.finished", Map.of("X-LoadImpact-ID", id.toString()), "body of " + id));
            System.out.println("handed " + id + " " + key + " " + i);
            if (i % 5 == 0) {
                submitToSlack(service, "run-" + args[3] + "-" + i, ids);
            } else if (i % 5 == 2) {
                submitMails(service, "run-" + args[3] + "-" + i, ids);
            }
        }
        while (service.waiting() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        service.close();
    }

    /** Each run has a token of its own, so that it does not wait for the pause after the message of another. */
    private static void submitToSlack(DeliveryService service, String run, Random ids) throws IOException {
        Endpoint endpoint = new Endpoint(Kind.SLACK_APP, "perf", "token of " + run, null, null);
        Message started = message(ids, "test.started", "{\"message\":{\"text\":\"started " + run + "\"}}");
        Message finished = message(
                ids,
                "test.finished",
                "{\"message\":{\"text\":\"finished " + run + "\"},\"reply\":{\"text\":\"reply " + run + "\"}}");
        service.submit(endpoint, run, started);
        service.submit(endpoint, run, finished.following(started.id()));
        System.out.println("slack " + run);
    }

    private static void submitMails(DeliveryService service, String run, Random ids) throws IOException {
        Endpoint endpoint = new Endpoint(Kind.EMAIL, "mail", "perf@example.org", null, null);
        Message started = message(ids, "test.started", mail("started " + run));
        Message finished = message(ids, "test.finished", mail("finished " + run));
        service.submit(endpoint, run, started);
        service.submit(endpoint, run, finished.following(started.id()));
        System.out.println("mail " + run);
    }

    private static String mail(String subject) {
        return new MailContent(subject, "<p>" + subject, subject).json();
    }

    private static Session session(String port) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", port);
        return Session.getInstance(properties);
    }

    private static Message message(Random ids, String event, String body) {
        Map<String, String> headers = Map.of("Content-Type", "application/json; charset=UTF-8");
        return new Message(new UUID(ids.nextLong(), ids.nextLong()), event, headers, body);
    }

    private static Transport byKind(Map<Kind, Transport> transports) {
        return new Transport() {
            @Override
            public Attempt send(Delivery delivery) throws InterruptedException {
                return send(delivery, Optional::empty);
            }

            @Override
            public Attempt send(Delivery delivery, Supplier<Optional<String>> receipt) throws InterruptedException {
                return transports.get(delivery.endpoint().kind()).send(delivery, receipt);
            }
        };
    }

    /** Loading the certificates of the JDK takes as long as everything else, and the receiver uses plain HTTP. */
    private static SSLContext withoutCertificates() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], new TrustManager[0], null);
        return context;
    }
}
