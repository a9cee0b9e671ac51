package io.jenkins.plugins.k6notify.cli.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** Display of the content of requests, also hostile content. */
class PageContentBrowserTest extends PageBrowserTestCase {

    @Test
    void drawsSlackMessageLikeSlack() throws Exception {
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
        assertThat(browser.one(".slack-context").getText()).contains(":fire: & *x*");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void drawsRichTextLikeSlack() throws Exception {
        open();
        postSlack();
        awaitRows(1);

        assertThat(browser.one(".slack").getText())
                .contains("Build perf/*x* #43 of _a_ :fire: <!here> &lt;b>an evil link")
                .contains("Not drawn: rich_text_future");
        WebElement paragraph = browser.one(".slack-text:has(> div > a[href='https://ci.example.com/job/perf/43/'])");
        assertThat(paragraph.getText()).startsWith("Build perf/*x* #43");
        assertThat(browser.all(".slack-text strong"))
                .anyMatch(bold -> bold.getText().strip().equals("Build"));
        assertThat(browser.all("a[href^=javascript]")).isEmpty();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void showsSlackMessageWithoutBlocksAsText() throws Exception {
        open();
        client.post(receiver.slackUri(), "{\"text\":\"*x* &lt;y&gt;\",\"mrkdwn\":false}");
        awaitRows(1);

        assertThat(browser.one(".slack-text").getText()).isEqualTo("*x* <y>");
        assertThat(browser.all(".slack-text strong")).isEmpty();
    }

    @Test
    void showsSlackMessageAsJson() throws Exception {
        open();
        postSlack();
        awaitRows(1);

        browser.one("[data-view=json]").click();
        assertThat(browser.all(".slack")).isEmpty();
        assertThat(browser.one(".json").getText()).contains("\"type\": \"header\"");

        browser.one("[data-view=message]").click();
        assertThat(browser.one(".slack").isDisplayed()).isTrue();
    }

    @Test
    void drawsTeamsMessageLikeTeams() throws Exception {
        open();
        postTeams();
        awaitRows(1);

        assertThat(browser.one(".row").getText()).contains("checkout.js failed", "Teams message");
        assertThat(browser.one("#detail-title").getText()).isEqualTo("checkout.js failed");
        assertThat(browser.one(".teams-card").getText()).contains("612.3 ms", "Finished, failed", "Open build");
        browser.one("[data-view=json]").click();
        assertThat(browser.one(".json").getText()).contains("\"AdaptiveCard\"");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void drawsMailWithItsStyles() throws Exception {
        open();
        postMail();
        awaitRows(1);

        assertThat(browser.one(".row").getText()).contains("checkout.js failed", "Mail");
        assertThat(browser.one(".mail-head").getText()).contains("ada@example.com, perf@example.com");
        assertThat(browser.textOfFrame(".mail-frame"))
                .isEqualTo("checkout.js failed\nThresholds crossed in perf/checkout #42");
        assertThat(browser.frameStyle(".mail-frame", "h1", "color")).isEqualTo("rgba(176, 25, 47, 1)");
        assertThat(browser.frameStyle(".mail-frame", "p", "margin-top")).isEqualTo("0px");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void drawsMessageOfSlackAppWithItsChannel() throws Exception {
        open();
        client.post(
                receiver.uri().resolve("api/chat.postMessage"),
                "{\"channel\":\"perf\",\"text\":\"checkout.js passed\"}");
        awaitRows(1);

        assertThat(browser.one("#detail-title").getText()).isEqualTo("checkout.js passed");
        assertThat(browser.one(".slack").getText()).contains("to #perf", "checkout.js passed");
    }

    @Test
    void runsNoScriptOfRequests() throws Exception {
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
}
