package io.jenkins.plugins.k6notify.support.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.k6notify.support.Chromium;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/**
 * Base of tests that open pages of a real Jenkins in a real Chromium, which, unlike HtmlUnit, renders them and enforces
 * their Content Security Policy. One of each per class; skipped where there is no Chromium.
 */
public abstract class BrowserTestCase {

    /** Text with markup, which must be shown as text everywhere. */
    public static final String HOSTILE = "<script>document.title='owned'</script>"
            + "<img src='x' onerror=\"document.title='owned'\"><b id='bold'>&quot;\"'";

    private static final String FORMS_ARE_FILLED =
            "return [...document.querySelectorAll('select[fillurl]')].every(select => select.options.length > 0)";

    /** The form of the step that is selected in the snippet generator. */
    public static final String SHOWN_FORM = ".dropdownList-container";

    /** Fields and their surroundings, as the tags of Jenkins render them. */
    private static final List<String> OF_JENKINS =
            List.of("[name^='_.']", ".jenkins-checkbox", ".jenkins-help-button", ".validation-error-area");

    public static Chromium browser;
    public static JenkinsRule r;

    /** Starts the browser before Jenkins, which each class starts in its own method. */
    @BeforeAll
    public static void startBrowser(@TempDir Path profile) {
        browser = Chromium.start(profile);
    }

    @AfterAll
    public static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Stops Jenkins: the test harness only stops what it has started for a single test. */
    @AfterAll
    public static void endJenkins() throws Exception {
        if (r != null) {
            r.after();
            r = null;
        }
    }

    @AfterEach
    public void leave() {
        browser.leave();
    }

    /** @param path the path below the root of Jenkins */
    public static void open(String path) throws Exception {
        browser.open(URI.create(r.getURL() + path));
        awaitFilledForms();
    }

    /** Selects a step in the snippet generator. */
    public static void chooseStep(String title) {
        browser.all("select.dropdownList option").stream()
                .filter(option -> option.getText().startsWith(title))
                .findFirst()
                .orElseThrow()
                .click();
        eventually()
                .until(() -> browser.all(SHOWN_FORM + " input[name='_.testName']").stream()
                        .anyMatch(WebElement::isDisplayed));
        awaitFilledForms();
    }

    private static void awaitFilledForms() {
        eventually().until(() -> (Boolean) browser.run(FORMS_ARE_FILLED));
    }

    /** The text of the page, with the values of its fields. */
    public static String pageText() {
        return (String) browser.run(
                "return [document.body.innerText, ...[...document.querySelectorAll('input, textarea')].map(i =>"
                        + " i.value)].join('\\n"
                        + "')");
    }

    /**
     * Asserts that the current page is accessible on desktop and phone, in light and dark.
     *
     * @param ours selector of the content of this plugin: the rest belongs to Jenkins
     */
    public static void assertAccessible(String ours) {
        assertThat(browser.all(ours)).as(ours).isNotEmpty();
        SoftAssertions all = new SoftAssertions();
        for (int width : List.of(1280, 390)) {
            for (String scheme : List.of("light", "dark")) {
                browser.size(width, 900);
                browser.prefers(scheme);
                String look = scheme + ", " + width + " px";
                all.assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                        .as("width, %s", look)
                        .isLessThanOrEqualTo(width);
                all.assertThat(browser.barriers(List.of(ours), OF_JENKINS))
                        .as("barriers, %s", look)
                        .isEmpty();
            }
        }
        all.assertThat(errors()).as("console").isEmpty();
        all.assertAll();
    }

    /** The errors on the console, without warnings that Jenkins logs about its own forms. */
    public static List<String> errors() {
        return browser.console(Level.SEVERE);
    }

    public static void assertAllIsText() {
        assertThat(browser.title()).doesNotContain("owned");
        assertThat(browser.all("#bold")).isEmpty();
    }

    /**
     * Longer than needed, because the browser shares the processors with other builds. Elements of a live page may
     * vanish between two queries.
     */
    public static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).ignoreException(StaleElementReferenceException.class);
    }
}
