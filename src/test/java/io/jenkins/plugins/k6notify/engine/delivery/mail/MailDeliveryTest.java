package io.jenkins.plugins.k6notify.engine.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualThreads;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualTimer;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryServiceBuilder;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Delivers e-mails through the outbox: retries, order, restarts and redeliveries. */
@Timeout(60)
class MailDeliveryTest {

    private static final Duration ALL_RETRIES = Duration.ofHours(5);

    @TempDir
    private Path directory;

    private final ManualTimer timer = new ManualTimer();
    private ManualThreads threads;
    private ScriptedSmtpServer server;
    private DeliveryService service;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedSmtpServer();
        start();
    }

    private void start() throws IOException {
        threads = new ManualThreads();
        service = new DeliveryServiceBuilder(
                        DeliveryStore.open(directory), new MailSender(MailSamples.to(server.session()), timer.clock()))
                .timer(timer)
                .clock(timer.clock())
                .threads(threads)
                .start();
    }

    @AfterEach
    void close() throws IOException {
        service.close(Duration.ZERO);
        server.close();
    }

    private CompletableFuture<Delivery> submit(Message message) throws IOException {
        return service.submit(MailSamples.ENDPOINT, "run 1", message);
    }

    private List<List<String>> recipients() {
        return server.mails().stream().map(ScriptedSmtpServer.Mail::recipients).toList();
    }

    @Test
    void greylistedMailArrivesOnceForEachRecipient() throws Exception {
        server.reply("RCPT TO:<b@", "450 Greylisted", "450 Greylisted", "250 ok");
        CompletableFuture<Delivery> end = submit(MailSamples.failed());

        timer.pass(ALL_RETRIES, threads::runAll);

        assertThat(end.get().state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(end.get().attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Outcome.RETRY, Outcome.RETRY, Outcome.ACCEPTED);
        assertThat(recipients()).containsExactly(List.of("a@example.org", "c@example.org"), List.of("b@example.org"));
    }

    @Test
    void serverThatIsBusyForeverFailsAfterNineAttempts() throws Exception {
        server.reply("GREETING", "421 too busy");
        CompletableFuture<Delivery> end = submit(MailSamples.failed());

        timer.pass(ALL_RETRIES, threads::runAll);

        assertThat(end.get().state()).isEqualTo(Delivery.State.FAILED);
        assertThat(end.get().attempts()).hasSize(9);
        assertThat(server.connections()).isEqualTo(9);
    }

    @Test
    void refusedMailFailsAtOnceAndNextOneIsSent() throws Exception {
        server.reply("MAIL", "550 no", "250 ok");
        Message started = MailSamples.started();
        CompletableFuture<Delivery> first = submit(started);
        CompletableFuture<Delivery> second = submit(MailSamples.failed().following(started.id()));

        threads.runAll();

        assertThat(first.get().state()).isEqualTo(Delivery.State.FAILED);
        assertThat(first.get().attempts()).hasSize(1);
        assertThat(second.get().state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void recipientsOfStartedMailDoNotEndFinishedMail() throws Exception {
        server.reply("RCPT TO:<b@", "450 later", "250 ok");
        Message started = MailSamples.started();
        submit(started);
        CompletableFuture<Delivery> finished = submit(MailSamples.failed().following(started.id()));

        timer.pass(Duration.ofSeconds(3), threads::runAll);

        assertThat(finished.get().state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(recipients())
                .containsExactly(
                        List.of("a@example.org", "c@example.org"),
                        List.of("b@example.org"),
                        List.of("a@example.org", "b@example.org", "c@example.org"));
    }

    @Test
    void restartKeepsRecipientsThatAreDone() throws Exception {
        server.reply("RCPT TO:<b@", "450 later", "250 ok");
        submit(MailSamples.failed());
        threads.runAll();
        service.close(Duration.ZERO);

        start();
        timer.pass(Duration.ofSeconds(3), threads::runAll);

        assertThat(service.waiting()).isZero();
        assertThat(recipients()).containsExactly(List.of("a@example.org", "c@example.org"), List.of("b@example.org"));
    }

    @Test
    void redeliveryGoesToAllRecipients() throws Exception {
        server.reply("RCPT TO:<b@", "450 later", "550 no", "250 ok");
        Message message = MailSamples.failed();
        submit(message);
        timer.pass(Duration.ofSeconds(3), threads::runAll);
        service.history().load(() -> {});

        service.redeliver(message.id());
        threads.runAll();

        assertThat(recipients())
                .containsExactly(
                        List.of("a@example.org", "c@example.org"),
                        List.of("a@example.org", "b@example.org", "c@example.org"));
        assertThat(server.mails()).allMatch(mail -> mail.data().contains("<k6-notify." + message.id() + "@"));
    }

    @Test
    void outboxHasMailWithoutHeaders() throws Exception {
        server.reply("RCPT TO:<b@", "450 later");
        submit(MailSamples.failed());
        threads.runAll();

        List<String> files = files();
        assertThat(files).anyMatch(file -> file.contains("[k6] checkout.js failed") && file.contains("a@example.org"));
        assertThat(files).noneMatch(file -> file.contains("jenkins@ci.example.org"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            List<String> contents = new ArrayList<>();
            for (Path file : files) {
                contents.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
            return contents;
        }
    }
}
