package io.jenkins.plugins.k6notify.engine.delivery.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.LogRecords;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.address.HostLookup;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.http.EndpointResolver;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.http.RawReceiver;
import io.jenkins.plugins.k6notify.engine.delivery.http.SendingClient;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sends to receivers that quote the secrets, and searches for them in everything that is stored and shown. */
@Timeout(60)
class DeliverySecretsTest {

    private static final String SIGNING_KEY = Samples.SIGNING_SECRET.substring("whsec_".length());

    @TempDir
    private Path directory;

    @Test
    void filesLogsAndTextsHaveNoSecret() throws Exception {
        String quoting =
                "no hook " + Samples.SECRET_PATH + " with " + Samples.SIGNING_SECRET + " xSecretTokenOfTheHook";
        List<Delivery> ended = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        try (LogRecords log = new LogRecords();
                RawReceiver refusing =
                        RawReceiver.sending("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n" + quoting);
                RawReceiver redirecting = RawReceiver.sending("HTTP/1.1 302 Found\r\nLocation: https://h.example"
                        + Samples.SECRET_PATH + "\r\nContent-Length: 0\r\n\r\n");
                RawReceiver babbling = RawReceiver.sending(quoting + "\r\n\r\n");
                RawReceiver silent = RawReceiver.sending("")) {
            List<URI> urls = List.of(
                    refusing.uri(),
                    redirecting.uri(),
                    babbling.uri(),
                    silent.uri(),
                    URI.create("https://127.0.0.1:" + silent.uri().getPort() + Samples.SECRET_PATH));
            AddressPolicy rules = AddressPolicy.anywhere(true, "");
            EndpointResolver resolver = delivery -> Target.signed(
                    urls.get(Integer.parseInt(delivery.endpoint().credentialsId())), rules, Samples.SIGNING_SECRET);
            DeliveryService service = service(resolver);
            List<CompletableFuture<Delivery>> results = new ArrayList<>();
            for (int i = 0; i < urls.size(); i++) {
                results.add(service.submit(Samples.slack(Integer.toString(i)), "run " + i, Samples.started()));
                shown.add(resolver.resolve(Samples.delivery(Samples.slack(Integer.toString(i)), Samples.started()))
                        .toString());
            }
            for (CompletableFuture<Delivery> result : results) {
                ended.add(result.get(30, TimeUnit.SECONDS));
            }
            service.close();
            shown.add(log.text());
        }

        assertThat(ended).allMatch(delivery -> delivery.state() == Delivery.State.FAILED);
        ended.forEach(delivery -> shown.add(delivery + " " + delivery.attempts()));
        shown.addAll(filesIn(directory));
        assertThat(shown)
                .hasSizeGreaterThan(16)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContainIgnoringCase(Samples.SECRET_PATH)
                        .doesNotContainIgnoringCase("xSecretTokenOfTheHook")
                        .doesNotContain("T0SECRET01")
                        .doesNotContain(SIGNING_KEY));
    }

    @Test
    void waitingDeliveryHasNoSecret() throws Exception {
        try (RawReceiver silent = RawReceiver.sending("")) {
            Target target = Target.signed(silent.uri(), AddressPolicy.anywhere(true, ""), Samples.SIGNING_SECRET);
            CompletableFuture<Attempt> tried = new CompletableFuture<>();
            try (DeliveryService service = new DeliveryServiceBuilder(
                            DeliveryStore.open(directory),
                            new HttpSender(delivery -> target, () -> client(), Clock.systemUTC()))
                    .retryPolicy(new RetryPolicy(List.of(Duration.ofHours(1)), new Random()))
                    .listener(delivery -> delivery.lastAttempt().ifPresent(tried::complete))
                    .start()) {
                service.submit(Samples.webhook("hook"), "run", Samples.started());
                tried.get(30, TimeUnit.SECONDS);
            }
        }
        List<String> files = filesIn(directory);
        assertThat(files).anyMatch(text -> text.contains("CLOSED_WITHOUT_ANSWER"));
        assertThat(files).noneMatch(text -> text.contains(Samples.SECRET_PATH) || text.contains(SIGNING_KEY));
    }

    @Test
    void attemptAtRefusedAddressHasNoSecret() throws Exception {
        AddressPolicy job = AddressPolicy.publicOnly(false, Set.of(), "the settings");
        for (String url : List.of("http://h.example", "https://127.0.0.1", "https://metadata.google.internal")) {
            Target target = Target.signed(URI.create(url + Samples.SECRET_PATH), job, Samples.SIGNING_SECRET);
            Attempt attempt = new HttpSender(delivery -> target, () -> client(), Clock.systemUTC())
                    .send(Samples.delivery(Samples.webhook("hook"), Samples.started()));
            assertThat(attempt.outcome()).isEqualTo(Attempt.Outcome.FAILED);
            assertThat(attempt.toString()).doesNotContainIgnoringCase("secret").doesNotContain("services");
        }
    }

    private DeliveryService service(EndpointResolver resolver) throws Exception {
        RetryPolicy soon = new RetryPolicy(Collections.nCopies(2, Duration.ofMillis(5)), new Random());
        SendingClient client = client();
        // The receiver of the https URL waits for a line that TLS does not send.
        Transport transport =
                new HttpSender(resolver, () -> client, HostLookup.system(), Clock.systemUTC(), Duration.ofSeconds(1));
        return new DeliveryServiceBuilder(DeliveryStore.open(directory), transport)
                .retryPolicy(soon)
                .start();
    }

    private static SendingClient client() {
        return SendingClient.of(HttpClient.newBuilder());
    }

    private static List<String> filesIn(Path directory) throws Exception {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.add(file + "\n" + new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }
}
