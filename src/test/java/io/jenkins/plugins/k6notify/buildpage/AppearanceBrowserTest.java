package io.jenkins.plugins.k6notify.buildpage;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.BrowserTestCase;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.openqa.selenium.WebElement;

/** Tests the layout and the symbols of the pages in a browser. */
@InJenkins
@WithJenkins
class AppearanceBrowserTest extends BrowserTestCase {

    /** Computes the vertical middle of the text of an element, without its frame. */
    private static final String MIDDLES = "const middle = (element) => {"
            + " const range = document.createRange(); range.selectNodeContents(element);"
            + " const box = range.getClientRects()[0]; return box.top + box.height / 2; };";

    /** The layouts of Jenkins that each user can try; these properties switch them on for all users. */
    private static final String NEW_MANAGE_JENKINS = "new-manage-jenkins.flag.defaultValue";

    private static final String NEW_BUILD_PAGE = "new-build-page.flag.defaultValue";

    private static Receiver receiver;

    @BeforeAll
    static void jenkins(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        Events.channels(receiver, "alerts");
        FreeStyleProject load = r.createFreeStyleProject("load");
        Run<?, ?> build = Runs.build(load);
        Runs.reporter(build, "alerts").finished(Runs.SOURCE, Runs.failed());
        Events.deliveries(build);
    }

    @AfterAll
    static void stop() {
        if (receiver != null) {
            receiver.close();
        }
    }

    @AfterEach
    void classicLayouts() {
        System.clearProperty(NEW_MANAGE_JENKINS);
        System.clearProperty(NEW_BUILD_PAGE);
    }

    @Test
    void idsInSettingsAreUnique() throws Exception {
        open("manage/configure");
        eventually().until(() -> !browser.all("div[name=channels]").isEmpty());
        assertThat(browser.all("#k6-notify-settings + .jenkins-section")).hasSize(1);
        assertThat((List<?>) browser.run("const ids = [...document.querySelectorAll('[id^=k6-]')].map(e => e.id);"
                        + " return ids.filter((id, place) => ids.indexOf(id) !== place);"))
                .isEmpty();
    }

    @Test
    void redeliverButtonIsAlignedWithTextOfRow() throws Exception {
        browser.size(1280, 900);
        open("manage/k6-notifications/");
        eventually().until(() -> !browser.all("#deliveries tbody tr").isEmpty());
        assertThat(offset(
                        "document.querySelector('.k6-actions .jenkins-button--tertiary')",
                        "document.querySelector('#deliveries tbody td.k6-head')"))
                .isLessThan(2.0);
        open("job/load/1/k6/");
        eventually().until(() -> !browser.all(".k6-notify-redeliver").isEmpty());
        assertThat(offset(
                        "document.querySelector('.k6-notify-redeliver span')",
                        "document.querySelector('.k6-notify-delivery__what b')"))
                .isLessThan(2.0);
    }

    private static double offset(String one, String other) {
        Number offset = (Number) browser.run(MIDDLES + "return Math.abs(middle(" + one + ") - middle(" + other + "));");
        return offset.doubleValue();
    }

    @Test
    void tableOfTrendFitsPage() throws Exception {
        browser.size(1280, 900);
        open("job/load/k6/");
        eventually().until(() -> !browser.all(".k6-trend__table").isEmpty());
        browser.run("document.querySelectorAll('.k6-trend details').forEach(details => details.open = true)");
        assertThat((Boolean) browser.run("const parts = [...document.querySelectorAll('.k6-trend__table')];"
                        + " return parts.every(part => part.clientWidth > 0 && part.scrollWidth <= part.clientWidth);"))
                .isTrue();
    }

    @Test
    void lastOutcomeOfJobIsAlignedWithArtifacts() throws Exception {
        browser.size(1280, 900);
        open("job/load/");
        Number offset = (Number) browser.run("const left = (table) => table.getBoundingClientRect().left;"
                + " const [artifacts, ours] = document.querySelectorAll('#main-panel table');"
                + " return Math.abs(left(artifacts) - left(ours));");
        assertThat(offset.doubleValue()).isLessThan(2.0);
    }

    /** In newer versions, the symbol of Jenkins for a build has its own disc, and a name for screen readers. */
    @Test
    void badgeHasOneBackground() throws Exception {
        open("job/load/1/k6/");
        eventually().until(() -> !browser.all(".k6-badge--failed svg").isEmpty());
        for (String attribute : List.of("role", "aria-label")) {
            assertThat(browser.all(".k6-badge svg[" + attribute + "]"))
                    .as(attribute)
                    .isEmpty();
        }
        assertThat(browser.all(".k6-badge--failed svg [stroke^='var(']")).isEmpty();
        assertThat(browser.all(".k6-badge--failed svg [stroke='currentColor']")).isNotEmpty();
    }

    @Test
    void managementPageHasSideListInNewLayout() throws Exception {
        System.setProperty(NEW_MANAGE_JENKINS, "true");
        open("manage/k6-notifications/?state=failed");
        eventually().until(() -> !browser.all("#deliveries .k6-none").isEmpty());
        assertThat(browser.all("#side-panel a[href$='/manage/k6-notifications']"))
                .hasSize(1);
        assertThat(browser.one("#k6-filter-state").getAttribute("value")).isEqualTo("failed");
        browser.size(1110, 900);
        assertThat((Boolean) browser.run("return [...document.querySelectorAll('.k6-table')].every("
                        + "table => table.scrollWidth <= table.closest('section').clientWidth)"))
                .as("tables fit")
                .isTrue();
        assertThat(browser.all("h1")).extracting(WebElement::getText).contains("k6 notifications");
        open("manage/k6-notifications/failed?since=week");
        eventually().until(() -> !browser.all("#k6-since").isEmpty());
        assertThat(browser.all("#side-panel a[href$='/manage/k6-notifications']"))
                .hasSize(1);
        assertThat(browser.one("#k6-since").getAttribute("value")).isEqualTo("week");
        assertThat(browser.title()).startsWith("Redeliver failed messages");
        assertThat(errors()).isEmpty();
    }

    @Test
    void newBuildPageHasCardAndTab() throws Exception {
        System.setProperty(NEW_BUILD_PAGE, "true");
        open("job/load/1/");
        assertThat(browser.all(".k6-notify-overview")).hasSize(1);
        assertThat(browser.all(".jenkins-card .k6-notify-overview")).hasSize(1);
        assertThat(browser.all(".jenkins-card table .k6-notify-overview")).isEmpty();
        assertThat(browser.all(".app-build-tabs a[href$='/1/k6']")).hasSize(1);
        open("job/load/1/k6/");
        assertThat(browser.all(".app-build-bar")).hasSize(1);
        assertThat(browser.all(".k6-notify-run")).hasSize(1);
    }

    @Test
    void classicBuildPageHasSectionAndLink() throws Exception {
        open("job/load/1/");
        assertThat(browser.all(".k6-notify-overview")).hasSize(1);
        assertThat(browser.all("tr.app-summary .k6-notify-overview")).hasSize(1);
        assertThat(browser.all("#side-panel a[href$='/1/k6']")).hasSize(1);
        open("job/load/1/k6/");
        assertThat(browser.all("#side-panel a[href$='/1/k6']")).hasSize(1);
        assertThat(browser.title()).startsWith("k6 runs - load #1");
    }
}
