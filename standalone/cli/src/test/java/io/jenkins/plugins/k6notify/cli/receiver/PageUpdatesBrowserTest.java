package io.jenkins.plugins.k6notify.cli.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.cli.receiver.request.AnswerScript;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** Display of new requests on the page. */
class PageUpdatesBrowserTest extends PageBrowserTestCase {

    @Test
    void showsAddressesWhileNoRequestArrived() {
        open();

        assertThat(browser.one("#empty").getText())
                .contains(receiver.slackUri().toString(), receiver.webhookUri().toString());
        assertThat(browser.all("#empty button")).hasSize(3);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void showsWebhookWithoutReload() throws Exception {
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
    void selectsNewestUntilUserSelectsAnother() throws Exception {
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
    void showsLostConnectionAndReconnects() throws Exception {
        open();
        postWebhook("1");
        awaitRows(1);

        receiver.close();
        awaitConnection("Connection lost, trying again");
        receiver = ReceiverServer.start(OPTIONS.withPort(receiver.uri().getPort()));
        awaitConnection("Live");

        eventually()
                .untilAsserted(() -> assertThat(browser.all(".row"))
                        .as("what another receiver had received")
                        .isEmpty());
        postSlack();
        awaitRows(1);
    }
}
