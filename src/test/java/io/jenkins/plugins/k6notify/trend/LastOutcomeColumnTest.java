package io.jenkins.plugins.k6notify.trend;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.ListView;
import hudson.model.Run;
import hudson.views.ListViewColumn;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import io.jenkins.plugins.k6notify.support.jenkins.Tests;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the column of list views. */
@InJenkins
@WithJenkins
class LastOutcomeColumnTest {

    private static final String HOSTILE = "\"'<script>document.title='owned'</script><b id='bold'>&quot;";

    private JenkinsRule r;
    private ListView view;

    @BeforeEach
    void view(JenkinsRule rule) throws Exception {
        r = rule;
        view = new ListView("tests");
        r.jenkins.addView(view);
        view.getColumns().add(new LastOutcomeColumn());
    }

    private FreeStyleProject job(String name) throws Exception {
        FreeStyleProject job = r.createFreeStyleProject(name);
        view.add(job);
        return job;
    }

    private HtmlPage show(JenkinsRule.WebClient wc) throws Exception {
        view.save();
        return wc.goTo("view/tests/");
    }

    private static DomElement cell(HtmlPage page, String job) {
        return page.getFirstByXPath("//tr[@id='job_" + job + "']/td[last()]");
    }

    @Test
    void showsLastOutcomeOfEachJob() throws Exception {
        Tests.build(job("good"), "checkout", 456.9);
        FreeStyleProject bad = job("bad");
        Tests.build(bad, "checkout", 612.3);
        Runs.build(bad);
        job("none");
        view.add(r.createProject(Folder.class, "folder"));
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = show(wc);
            assertThat(page.asNormalizedText()).contains("Last k6 Outcome");
            assertThat(cell(page, "good").asNormalizedText()).isEqualTo("Passed");
            assertThat(cell(page, "bad").asNormalizedText()).isEqualTo("Failed");
            assertThat(cell(page, "none").asNormalizedText()).isEmpty();
            assertThat(cell(page, "folder").asNormalizedText()).isEmpty();
            HtmlAnchor link = cell(page, "bad").getFirstByXPath(".//a");
            assertThat(link.click().getUrl().getPath()).endsWith("/job/bad/1/k6/");
        }
    }

    @Test
    void testNameIsEscaped() throws Exception {
        Run<?, ?> build = Runs.build(job("hostile"));
        Tests.ran(build, HOSTILE, null, 612.3, "p(95)<500");
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = show(wc);
            wc.waitForBackgroundJavaScript(2000);
            assertThat(page.getTitleText()).doesNotContain("owned");
            assertThat(page.getElementById("bold")).isNull();
            DomElement link = cell(page, "hostile").getFirstByXPath(".//a");
            assertThat(link.getAttribute("tooltip")).isEqualTo(HOSTILE);
        }
    }

    @Test
    void configRoundTrip() throws Exception {
        job("good");
        r.configRoundtrip(view);
        assertThat(view.getColumns()).last().isInstanceOf(LastOutcomeColumn.class);
    }

    @Test
    void canBeConfiguredAsCode() throws Exception {
        ConfigurationAsCode.get()
                .configure(getClass().getResource("casc-view.yaml").toString());
        ListView configured = (ListView) r.jenkins.getView("load tests");
        assertThat(configured.getColumns()).last().isInstanceOf(LastOutcomeColumn.class);
    }

    @Test
    void columnIsAbsentByDefault() {
        assertThat(ListViewColumn.createDefaultInitialColumnList(ListView.class))
                .isNotEmpty()
                .noneMatch(LastOutcomeColumn.class::isInstance);
    }
}
