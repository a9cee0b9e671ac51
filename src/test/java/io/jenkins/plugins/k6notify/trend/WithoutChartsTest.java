package io.jenkins.plugins.k6notify.trend;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Tests;
import io.jenkins.plugins.k6notify.support.jenkins.WithoutCharts;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Tests the trend in a Jenkins without the plugin that draws charts. */
@InJenkins
class WithoutChartsTest {

    @RegisterExtension
    private final RealJenkinsExtension controller = WithoutCharts.controller();

    @Test
    void trendIsTableWithoutCharts() throws Throwable {
        controller.then(WithoutChartsTest::showsATable);
    }

    private static void showsATable(JenkinsRule r) throws Throwable {
        assertThat(r.jenkins.getPluginManager().getPlugin("echarts-api")).isNull();
        FreeStyleProject project = r.createFreeStyleProject("load");
        Tests.build(project, "checkout", 456.9);
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            assertThat(wc.getPage(project).asNormalizedText())
                    .contains("#1 Passed: checkout")
                    .doesNotContain("k6 trend: checkout");
            HtmlPage page = wc.getPage(project, "k6/");
            assertThat(page.asNormalizedText()).contains("checkout", "456.9 ms");
            assertThat(page.<Object>getByXPath("//details")).isEmpty();
            assertThat(page.<Object>getByXPath("//script[contains(@src,'echarts')]"))
                    .isEmpty();
        }
    }
}
