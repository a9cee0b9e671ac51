package io.jenkins.plugins.k6notify.cli.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The page with a keyboard, on a phone, in light and dark colours, and checked by axe. */
class PageAccessBrowserTest extends PageBrowserTestCase {

    @Test
    void keyboardSelectsAndOpensRequests() throws Exception {
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
    void showsListOrRequestOnPhone() throws Exception {
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
    void hasNoAccessibilityViolationsInEveryColourAndWidth(int width, String scheme) throws Exception {
        browser.size(width, 844);
        browser.prefers(scheme);
        open();
        assertFits();
        assertThat(browser.barriers()).isEmpty();

        client.post(receiver.webhookUri(), "x".repeat(3_000));
        postWebhook("1");
        postWebhook("1");
        postMail();
        postTeams();
        postSlack();
        awaitRows(6);
        assertFits();
        assertThat(browser.barriers()).isEmpty();

        for (int row = 5; row > 0; row--) {
            browser.run("document.querySelectorAll('.row')[" + row + "].click()");
            eventually().until(() -> browser.one("#detail-title").isDisplayed());
            assertFits();
        }
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void remembersChosenColours() {
        open();
        Object light = background();

        browser.one("#theme").click();
        Object dark = background();
        open();

        assertThat(dark).isNotEqualTo(light);
        assertThat(background()).isEqualTo(dark);
        browser.run("localStorage.clear()");
    }

    private static void assertFits() {
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing sticks out")
                .isEqualTo(true);
    }

    private static Object background() {
        return browser.run("return getComputedStyle(document.documentElement).backgroundColor");
    }
}
