package io.jenkins.plugins.k6notify.cli.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.k6notify.engine.delivery.Signature;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page as a person sees it, in a real Chromium; skipped where there is none. */
class ReceiverPageBrowserTest {

    private static final Signature SECRET = Signature.of("a secret of the test");
    private static final ReceiverOptions OPTIONS = ReceiverOptions.DEFAULTS.withSecrets(List.of(SECRET));

    private static Chromium browser;

    private final Client client = new Client();
    private Receiver receiver;

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
        receiver = Receiver.start(OPTIONS);
        browser.size(1280, 900);
        browser.prefers("light");
    }

    @AfterEach
    void close() {
        // First, so that the page does not complain of a lost receiver in the next test.
        browser.leave();
        receiver.close();
    }

    @Test
    void tellsWhereToPostWhileNothingArrived() {
        open();

        assertThat(browser.one("#empty").getText())
                .contains(receiver.slackUri().toString(), receiver.webhookUri().toString());
        assertThat(browser.all("#empty button")).hasSize(3);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void showsAWebhookWithoutReload() throws Exception {
        open();
        browser.run("window.sameAsBefore = true");

        postWebhook("1");

        awaitRows(1);
        assertThat(browser.one(".row").getText()).contains("checkout.js", "Failed", "test.finished");
        assertThat(browser.one("#detail").getText())
                .contains("Thresholds crossed: http_req_duration p(95)<500 (612 ms)")
                .contains("\"http_req_duration.p(95)\": 612.30,")
                .contains("X-LoadImpact-ID");
        eventually()
                .untilAsserted(() -> assertThat(browser.one("#announcer").getAttribute("textContent"))
                        .contains("Failed: checkout.js"));
        assertThat(browser.run("return window.sameAsBefore")).isEqualTo(true);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void showsAttemptAnswerAndSignature() throws Exception {
        restart(OPTIONS.withAnswers(AnswerScript.parse("503,429")));
        open();

        postWebhook("1");
        postWebhook("1");
        postWebhook("1");

        awaitRows(3);
        List<WebElement> rows = browser.all(".row");
        assertThat(rows.get(2).getText()).contains("attempt 1", "answered 503", "signature valid");
        assertThat(rows.get(1).getText()).contains("attempt 2", "answered 429", "signature valid");
        assertThat(rows.get(0).getText()).contains("attempt 3", "answered 200", "signature valid");
        assertThat(browser.all(".chain-link")).hasSize(3);
    }

    @Test
    void drawsASlackMessageAsSlackDoes() throws Exception {
        open();
        postSlack();
        awaitRows(1);

        String message = browser.one(".slack").getText();
        assertThat(message)
                .contains("❌ checkout.js: failed", "@here", "@U024BE7LH", "an attachment", "its footer")
                .contains("R&D keeps it <500, &lt; they say")
                .contains("p(95)<500 *not bold*");
        assertThat(browser.one(".slack-text strong").getText()).isEqualTo("p(95)");
        assertThat(browser.one(".slack-text em").getText()).isEqualTo("checkout");
        assertThat(browser.one(".slack-text del").getText()).isEqualTo("fine");
        assertThat(browser.one(".slack-text code").getText()).isEqualTo("http_req_duration");
        WebElement link = browser.one(".slack-field a");
        assertThat(link.getText()).isEqualTo("perf/checkout #42");
        assertThat(link.getAttribute("href")).isEqualTo("https://ci.example.com/job/perf/42/");
        assertThat(link.getAttribute("rel")).isEqualTo("noopener noreferrer");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void followsTheNewestUntilSomeoneReads() throws Exception {
        open();
        postWebhook("1");
        awaitRows(1);
        postSlack();
        awaitRows(2);
        eventually().until(() -> browser.one("#detail-title").getText().equals("❌ checkout.js: failed"));

        browser.one("[data-view=json]").click();
        client.post(receiver.webhookUri(), "{\"event\":\"test.notification_channel\"}");
        awaitRows(3);

        assertThat(browser.one("#detail-title").getText()).isEqualTo("❌ checkout.js: failed");
        assertThat(browser.one(".json").isDisplayed()).isTrue();
    }

    @Test
    void showsASlackMessageAsJsonToo() throws Exception {
        open();
        postSlack();
        awaitRows(1);

        browser.one("[data-view=json]").click();
        assertThat(browser.all(".slack")).isEmpty();
        assertThat(browser.one(".json").getText()).contains("\"type\": \"header\"");

        browser.one("[data-view=slack]").click();
        assertThat(browser.one(".slack").isDisplayed()).isTrue();
    }

    @Test
    void runsNothingOfWhatItShows() throws Exception {
        String hostile = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>";
        open();
        postSlack();
        client.post(
                receiver.webhookUri(),
                "{\"event\":\"test.finished\",\"name\":\"" + hostile + "\",\"reason\":\"" + hostile + "\"}",
                "X-Hostile",
                hostile);
        awaitRows(2);

        assertThat(browser.one("#detail-title").getText()).isEqualTo(hostile);
        assertThat(browser.one(".headers").getText()).contains(hostile);
        browser.all(".row").get(1).click();
        eventually()
                .until(() -> browser.one(".slack").getText().contains("<script>window.hacked = 1</script> a bad link"));
        assertThat(browser.all("a[href^=javascript]")).isEmpty();
        assertThat(browser.all("main script, main img[src=x]")).isEmpty();
        assertThat(browser.run("return window.hacked")).isNull();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void isUsedWithTheKeyboard() throws Exception {
        open();
        postWebhook("1");
        postSlack();
        client.post(receiver.webhookUri(), "{\"event\":\"test.notification_channel\"}");
        awaitRows(3);

        browser.press(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("Skip to the requests");
        browser.press(Keys.ENTER);
        assertThat(browser.focused().getText()).contains("Test hook");
        browser.press("j");
        assertThat(browser.focused().getText()).contains("Slack message");
        browser.press(Keys.ARROW_DOWN);
        assertThat(browser.focused().getText()).contains("Failed");
        browser.press("k");
        eventually().until(() -> browser.one("#detail-title").getText().contains("❌ checkout.js: failed"));
        browser.press(Keys.ENTER);
        eventually().until(() -> "detail-title".equals(browser.focused().getAttribute("id")));
        browser.press(Keys.ESCAPE);
        assertThat(browser.focused().getText()).contains("Slack message");
    }

    @Test
    void showsListAndRequestInTurnOnAPhone() throws Exception {
        browser.size(390, 844);
        open();
        postWebhook("1");
        postSlack();
        awaitRows(2);
        assertThat(browser.one("#detail").isDisplayed()).isFalse();

        browser.all(".row").get(1).click();
        eventually().until(() -> browser.one("#detail").isDisplayed());
        assertThat(browser.one("#requests").isDisplayed()).isFalse();
        assertThat(browser.one("#detail-title").getText()).isEqualTo("checkout.js");

        browser.one(".back").click();
        eventually().until(() -> browser.one("#requests").isDisplayed());
        assertThat(browser.focused().getText()).contains("Failed");
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
    void isOpenToEveryoneInEveryColourAndWidth(int width, String scheme) throws Exception {
        browser.size(width, 844);
        browser.prefers(scheme);
        open();
        assertFits();
        assertThat(browser.barriers()).isEmpty();

        client.post(receiver.webhookUri(), "x".repeat(3_000));
        postWebhook("1");
        postWebhook("1");
        postSlack();
        awaitRows(4);
        assertFits();
        assertThat(browser.barriers()).isEmpty();

        for (int row = 3; row > 0; row--) {
            browser.run("document.querySelectorAll('.row')[" + row + "].click()");
            eventually().until(() -> browser.one("#detail-title").isDisplayed());
            assertFits();
        }
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void remembersTheColoursChosen() {
        open();
        Object light = background();

        browser.one("#theme").click();
        Object dark = background();
        open();

        assertThat(dark).isNotEqualTo(light);
        assertThat(background()).isEqualTo(dark);
        browser.run("localStorage.clear()");
    }

    @Test
    void isCleared() throws Exception {
        open();
        postWebhook("1");
        awaitRows(1);
        assertThat(browser.one("#counter").getText()).isEqualTo("1 request");

        browser.one("#clear").click();

        eventually().until(() -> browser.one("#empty").isDisplayed());
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void saysThatItLostTheReceiverAndFindsItAgain() throws Exception {
        open();
        postWebhook("1");
        awaitRows(1);

        receiver.close();
        awaitConnection("Connection lost, trying again");
        receiver = Receiver.start(OPTIONS.withPort(receiver.uri().getPort()));
        awaitConnection("Live");

        eventually()
                .untilAsserted(() -> assertThat(browser.all(".row"))
                        .as("what another receiver had received")
                        .isEmpty());
        postSlack();
        awaitRows(1);
    }

    private void open() {
        browser.open(receiver.uri());
        awaitConnection("Live");
    }

    private void restart(ReceiverOptions options) throws IOException {
        receiver.close();
        receiver = Receiver.start(options);
    }

    private void postWebhook(String id) throws Exception {
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

    private void postSlack() throws Exception {
        client.post(receiver.slackUri(), resource("slack-finished.json"));
    }

    private static void awaitRows(int count) {
        eventually()
                .until(() -> browser.all(".row").size() == count
                        && !browser.all("#detail-title, body[data-view=list]").isEmpty());
    }

    private static void awaitConnection(String words) {
        eventually().until(() -> browser.one("#connection").getText().equals(words));
    }

    private static void assertFits() {
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing sticks out")
                .isEqualTo(true);
    }

    /** Longer than it ever takes, as the browser shares the processors with other builds. */
    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private static Object background() {
        return browser.run("return getComputedStyle(document.documentElement).backgroundColor");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReceiverPageBrowserTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
