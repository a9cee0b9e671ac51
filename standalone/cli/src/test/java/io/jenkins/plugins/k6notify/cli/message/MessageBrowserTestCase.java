package io.jenkins.plugins.k6notify.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.support.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** Base class of tests of drawn messages in a Chromium of its own for each class; skipped without Chromium. */
abstract class MessageBrowserTestCase {

    private static final String DRAW = "const [kind, body] = arguments;"
            + " return import('/messages/message.js').then(({ drawMessage }) =>"
            + " document.getElementById('message').replaceChildren(drawMessage(kind, body)))";

    static Chromium browser;

    private static MessagePage page;

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        browser = Chromium.start(profile);
        page = new MessagePage();
    }

    @AfterAll
    static void close() {
        if (page != null) {
            page.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        browser.size(800, 900);
        browser.prefers("light");
        browser.open(page.uri());
    }

    @AfterEach
    void nothingWasBlockedAndNoScriptOfMessageRan() {
        assertThat(browser.errors()).isEmpty();
        assertThat(browser.run("return window.hacked")).isNull();
        assertThat(browser.all("a[href^=javascript]")).isEmpty();
    }

    static WebElement draw(String kind, String body) {
        browser.run(DRAW, kind, body);
        return browser.one(".k6-message");
    }

    static List<String> texts(String selector) {
        return browser.all(selector).stream().map(WebElement::getText).toList();
    }

    static String style(String selector, String property) {
        return browser.one(selector).getCssValue(property);
    }
}
