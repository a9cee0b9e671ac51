package io.jenkins.plugins.k6notify.it;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** The trend where nothing is installed that draws charts. */
class WithoutChartsTest {

    @RegisterExtension
    private final RealJenkinsExtension controller = controller();

    /** Without those that need it, too. */
    static RealJenkinsExtension controller() {
        return new RealJenkinsExtension()
                .withTimeout(300)
                .omitPlugins("echarts-api", "junit", "matrix-project", "build-timeout", "naginator");
    }

    @Test
    void thereIsATable() throws Throwable {
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
