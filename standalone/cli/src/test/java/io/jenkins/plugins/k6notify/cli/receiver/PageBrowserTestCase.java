package io.jenkins.plugins.k6notify.cli.receiver;

import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import io.jenkins.plugins.k6notify.support.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Base class of tests of the page in a Chromium of its own for each class; skipped without Chromium. */
abstract class PageBrowserTestCase {

    private static final Signature SECRET = Signature.of("a secret of the test");
    static final ReceiverOptions OPTIONS = ReceiverOptions.DEFAULTS.withSecrets(List.of(SECRET));

    static Chromium browser;

    final Client client = new Client();
    ReceiverServer receiver;

    @BeforeAll
    static void startBrowser(@TempDir Path profile) {
        browser = Chromium.start(profile);
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start() throws IOException {
        receiver = ReceiverServer.start(OPTIONS);
        browser.size(1280, 900);
        browser.prefers("light");
    }

    @AfterEach
    void close() {
        // First, so that the page does not report a lost receiver in the next test.
        browser.leave();
        receiver.close();
    }

    void open() {
        browser.open(receiver.uri());
        awaitConnection("Live");
    }

    void restart(ReceiverOptions options) throws IOException {
        receiver.close();
        receiver = ReceiverServer.start(options);
    }

    void postWebhook(String id) throws Exception {
        String body = resource("webhook-finished.json");
        Instant now = Instant.now();
        client.post(
                receiver.webhookUri(),
                body,
                "X-LoadImpact-ID",
                id,
                "X-LoadImpact-Event",
                "test.finished",
                Signature.ID_HEADER,
                id,
                Signature.TIMESTAMP_HEADER,
                Long.toString(now.getEpochSecond()),
                Signature.SIGNATURE_HEADER,
                SECRET.sign(id, now, body));
    }

    void postSlack() throws Exception {
        client.post(receiver.slackUri(), resource("slack-finished.json"));
    }

    void postTeams() throws Exception {
        client.post(receiver.uri().resolve("teams"), resource("teams-finished.json"));
    }

    void postMail() throws Exception {
        client.post(receiver.uri().resolve("mail"), resource("mail-finished.json"));
    }

    static void awaitRows(int count) {
        eventually()
                .until(() -> browser.all(".row").size() == count
                        && !browser.all("#detail-title, body[data-view=list]").isEmpty());
    }

    static void awaitConnection(String words) {
        eventually().until(() -> browser.one("#connection").getText().equals(words));
    }

    /** Longer than needed, because the browser shares the processors with other builds. */
    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60));
    }

    static String resource(String name) throws IOException {
        try (InputStream in = PageBrowserTestCase.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
