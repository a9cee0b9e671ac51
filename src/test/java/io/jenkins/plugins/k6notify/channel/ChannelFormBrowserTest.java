package io.jenkins.plugins.k6notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.message.template.TemplatePreset;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.BrowserTestCase;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Tests the preview and the presets in the form of a channel, under the Content Security Policy of Jenkins. */
@InJenkins
@WithJenkins
class ChannelFormBrowserTest extends BrowserTestCase {

    private static final String FORM_IS_CHECKED =
            "return FormChecker.queue.length === 0 && FormChecker.inProgress === 0";

    @BeforeAll
    static void jenkins(JenkinsRule rule) throws Exception {
        r = rule;
        Credentials.system("url", "https://example.com/SECRETPATH");
        browser.size(1280, 900);
    }

    @BeforeEach
    void channels() throws Exception {
        WebhookChannel webhook = new WebhookChannel(HOSTILE, "url");
        webhook.setTemplate("{\"text\": \"{{ test.name }}\"}");
        K6NotifyConfiguration.get()
                .setChannels(
                        List.of(new SlackChannel("perf", "url"), webhook, new SlackAppChannel("app", "url", "#perf")));
        open("manage/configure");
        // A check of the fields as they were saved would replace the result of a later one.
        eventually().until(() -> (Boolean) browser.run(FORM_IS_CHECKED));
    }

    /** The part of the form with the fields of a channel. */
    private static WebElement channel(int index) {
        return browser.all("div[name=channels]").get(index);
    }

    private static void press(WebElement channel, String button) {
        channel.findElement(By.cssSelector(button)).sendKeys(Keys.ENTER);
    }

    private static void awaitMessages(WebElement channel, int count) {
        eventually()
                .until(() ->
                        channel.findElements(By.className("k6-notify-message")).size() == count);
    }

    private static void write(WebElement channel, String template) {
        WebElement field = channel.findElement(By.name("_.template"));
        field.clear();
        field.sendKeys(template, Keys.TAB);
    }

    @Test
    void previewDrawsEachMessageOfChannel() {
        WebElement slack = channel(0);
        press(slack, ".k6-notify-preview");
        awaitMessages(slack, 4);
        assertThat(slack.findElements(By.cssSelector(".k6-message[data-kind=slack]")))
                .hasSize(4);
        assertThat(slack.getText()).contains("Started", "Passed", "Failed", "Nothing was sent");
        assertThat(channel(1).findElements(By.className("k6-message"))).isEmpty();
        assertAllIsText();
        assertAccessible("#k6-notify-settings + .jenkins-section");
    }

    @Test
    void previewOfSlackAppHasReplyOfRunThatFailed() {
        WebElement app = channel(2);
        press(app, ".k6-notify-preview");
        awaitMessages(app, 4);
        assertThat(app.findElements(By.cssSelector(".k6-message[data-kind=slack]")))
                .hasSize(5);
        assertThat(app.findElements(By.className("k6-notify-message")).get(2).getText())
                .contains("reply in thread");
        assertThat(errors()).isEmpty();
    }

    @Test
    void previewShowsUnsavedTemplateAndItsProblem() {
        WebElement webhook = channel(1);
        write(webhook, "{\"a\": \"<img src=x onerror=document.title=1>{{ usr }}\"}");
        press(webhook, ".k6-notify-preview");
        awaitMessages(webhook, 4);
        assertThat(webhook.findElement(By.className("k6-notify-message")).getText())
                .contains("<img src=x");
        assertThat(webhook.getText()).contains("Names that have no value and are left empty: usr (line 1).");
        write(webhook, "{% include \"a\" %}");
        press(webhook, ".k6-notify-preview");
        eventually()
                .until(() -> webhook.findElement(By.className("k6-notify-answer"))
                        .getText()
                        .contains("line 1, column 1"));
        awaitMessages(webhook, 0);
        assertThat(browser.all("img[src=x]")).isEmpty();
        assertThat(errors()).isEmpty();
    }

    @Test
    void presetReplacesTemplateThatWasWritten() {
        WebElement webhook = channel(1);
        WebElement template = webhook.findElement(By.name("_.template"));
        choose(webhook, TemplatePreset.DISCORD);
        eventually().until(() -> !browser.all("dialog[open]").isEmpty());
        browser.press(Keys.ESCAPE);
        eventually().until(() -> browser.all("dialog[open]").isEmpty());
        assertThat(template.getAttribute("value")).isEqualTo("{\"text\": \"{{ test.name }}\"}");

        choose(webhook, TemplatePreset.DISCORD);
        eventually().until(() -> !browser.all("dialog[open] [data-id=ok]").isEmpty());
        browser.one("dialog[open] [data-id=ok]").click();
        eventually().until(() -> template.getAttribute("value").equals(TemplatePreset.DISCORD.source()));
        assertThat(webhook.getText()).contains("Copy Webhook URL");

        // A preset that was not changed is replaced at once.
        choose(webhook, TemplatePreset.NTFY);
        eventually().until(() -> template.getAttribute("value").equals(TemplatePreset.NTFY.source()));
        assertThat(browser.all("dialog[open]")).isEmpty();
        assertThat(errors()).isEmpty();
    }

    private static void choose(WebElement channel, TemplatePreset preset) {
        channel.findElements(By.cssSelector(".k6-notify-presets option")).stream()
                .filter(option -> option.getText().equals(preset.title()))
                .findFirst()
                .orElseThrow()
                .click();
    }

    @Test
    void templateIsCheckedForTickedEvents() {
        WebElement webhook = channel(1);
        write(webhook, "{\"a\": {% if not test.ended %}!{% else %}1{% endif %}}");
        awaitVerdict(webhook, "For test.started.manual the template does not render JSON");
        for (WebElement box : webhook.findElements(By.cssSelector("input[json^='test.started']"))) {
            browser.run("arguments[0].click()", box);
        }
        eventually().until(() -> !webhook.getText().contains("does not render JSON"));
        assertThat(errors()).isEmpty();
    }

    private static void awaitVerdict(WebElement channel, String words) {
        eventually().until(() -> channel.getText().contains(words));
    }
}
