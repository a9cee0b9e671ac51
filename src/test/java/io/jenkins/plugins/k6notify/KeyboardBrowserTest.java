package io.jenkins.plugins.k6notify;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.BrowserTestCase;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * Tests the buttons that send something with the keyboard alone: each can be reached, has a visible focus, and can be
 * pressed.
 */
@InJenkins
@WithJenkins
class KeyboardBrowserTest extends BrowserTestCase {

    /** More than the number of focusable elements of any page. */
    private static final int MOST_STEPS = 500;

    private static final String NAME = """
        const focused = document.activeElement;
        return (focused.ariaLabel || focused.textContent.trim()).slice(0, 100);
        """;

    /** Jenkins draws a shadow around its buttons, behind them. */
    private static final String FOCUS_IS_SEEN = """
        const focused = document.activeElement;
        const box = focused.getBoundingClientRect();
        return box.width > 0 && box.top >= 0 && box.bottom <= innerHeight
            && !/none|rgba\\(0, 0, 0, 0\\)/.test(getComputedStyle(focused, '::after').boxShadow);
        """;

    private static Receiver receiver;
    private static FreeStyleProject project;

    @BeforeAll
    static void jenkins(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        Events.channels(receiver, "alerts");
        project = r.createFreeStyleProject("load");
        browser.size(1280, 900);
    }

    @AfterAll
    static void stop() {
        if (receiver != null) {
            receiver.close();
        }
    }

    private Run<?, ?> build;

    /** A build with a refused message. */
    @BeforeEach
    void refused() throws Exception {
        receiver.answersNow(410);
        build = Runs.build(project);
        Runs.reporter(build, "alerts").finished(Runs.SOURCE, Runs.failed());
        assertThat(Events.deliveries(build)).singleElement().matches(delivery -> delivery.state() == State.FAILED);
        receiver.answersNow(200);
    }

    /** Presses the tabulator until the element with a matching name has the focus. */
    private static void walkTo(String name) {
        List<Object> way = new ArrayList<>();
        for (Object here = browser.run(NAME); !here.toString().matches(name); here = browser.run(NAME)) {
            way.add(here);
            assertThat(way).as("the way to %s", name).hasSizeLessThan(MOST_STEPS);
            browser.press(Keys.TAB);
        }
        eventually()
                .untilAsserted(() -> assertThat((Boolean) browser.run(FOCUS_IS_SEEN))
                        .as("one sees that the focus is at %s", name)
                        .isTrue());
    }

    private static void awaitText(String selector, String... words) {
        eventually()
                .untilAsserted(() -> assertThat(browser.all(selector))
                        .extracting(WebElement::getText)
                        .anySatisfy(text -> assertThat(text).contains(words)));
    }

    @Test
    void testHookInSettingsWorksWithKeyboard() throws Exception {
        int before = receiver.count();
        open("manage/configure");
        walkTo("Test hook");
        browser.press(Keys.ENTER);
        awaitText("#k6-notify-settings + .jenkins-section .k6-notify-answer", "Delivered: ");
        assertThat(browser.focused().getAccessibleName()).isEqualTo("Test hook");
        assertThat(receiver.count() - before).isEqualTo(1);
    }

    @Test
    void testHookOfChannelWorksWithKeyboard() throws Exception {
        open("manage/k6-notifications/");
        walkTo("Test hook: alerts");
        browser.press(Keys.SPACE);
        awaitText("[role=status]", "alerts: Test message delivered: ");
    }

    @Test
    void redeliverInLogWorksWithKeyboard() throws Exception {
        open("manage/k6-notifications/?state=failed");
        walkTo("Redeliver test.finished to alerts, " + build.getFullDisplayName());
        browser.press(Keys.ENTER);
        awaitText("[role=status]", "Redelivery started: test.finished to alerts.");
    }

    @Test
    void redeliverFailedWorksWithKeyboard() throws Exception {
        open("manage/k6-notifications/");
        walkTo("Redeliver failed messages");
        browser.press(Keys.ENTER);
        eventually().until(() -> browser.address().getPath().endsWith("/failed"));
        walkTo("Redeliver (one message|[0-9]+ messages)");
        browser.press(Keys.ENTER);
        awaitText("[role=status]", "Submitted again: ");
    }

    @Test
    void redeliverOnBuildPageWorksWithKeyboard() throws Exception {
        open(build.getUrl() + "k6/");
        walkTo("Redeliver test.finished to alerts");
        browser.press(Keys.SPACE);
        awaitText(".k6-notify-delivery", "Delivered", "redelivery 1");
        awaitText(".k6-notify-runs", "Delivered");
        eventually()
                .untilAsserted(() -> assertThat(
                                (String) browser.run("return document.querySelector('.k6-notify-status').textContent"))
                        .contains("test.finished to alerts: Delivered"));
        assertThat((Boolean) browser.run(
                        "return document.querySelector('.k6-notify-run').contains(arguments[0])", browser.focused()))
                .as("the focus is where it was, though the run is drawn anew")
                .isTrue();
    }

    @Test
    void pinOnBuildPageWorksWithKeyboard() throws Exception {
        open(build.getUrl() + "k6/");
        walkTo("Pin as baseline: .*");
        browser.press(Keys.SPACE);
        awaitText(".k6-notify-pin", "Unpin");
        eventually().until(() -> browser.focused().getAccessibleName().startsWith("Unpin: "));
        awaitText(".k6-notify-run__head", "Baseline");

        browser.press(Keys.ENTER);
        awaitText(".k6-notify-pin", "Pin as baseline");
        eventually().until(() -> browser.focused().getAccessibleName().startsWith("Pin as baseline: "));
    }

    @Test
    void redeliverOfDeliveredMessageAsksForConfirmation() throws Exception {
        Run<?, ?> delivered = Runs.build(project);
        Runs.reporter(delivered, "alerts").finished(Runs.SOURCE, Runs.passed());
        Events.deliveries(delivered);
        int before = receiver.count();
        open(delivered.getUrl() + "k6/");
        walkTo("Redeliver test.finished to alerts");
        browser.press(Keys.ENTER);
        eventually().until(() -> !browser.all("dialog[open]").isEmpty());
        browser.press(Keys.ESCAPE);
        eventually().until(() -> browser.all("dialog[open]").isEmpty());
        eventually().until(() -> browser.focused().getAccessibleName().equals("Redeliver test.finished to alerts"));
        assertThat(receiver.count()).isEqualTo(before);

        browser.press(Keys.ENTER);
        eventually().until(() -> !browser.all("dialog[open]").isEmpty());
        walkTo("Yes");
        browser.press(Keys.ENTER);
        awaitText(".k6-notify-delivery", "Delivered", "redelivery 1");
        assertThat(receiver.count() - before).isEqualTo(1);
    }
}
