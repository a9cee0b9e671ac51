package io.jenkins.plugins.k6notify;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.BrowserTestCase;
import io.jenkins.plugins.k6notify.support.jenkins.Tests;
import io.jenkins.plugins.k6notify.support.jenkins.WithoutCharts;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Tests the trend in a Jenkins without the plugin that draws charts, as {@link PagesBrowserTest} does. */
@InJenkins
class PagesWithoutChartsBrowserTest extends BrowserTestCase {

    @RegisterExtension
    private final RealJenkinsExtension controller = WithoutCharts.controller();

    @Test
    void trendTableIsAccessible() throws Throwable {
        controller.startJenkins();
        controller.runRemotely(PagesWithoutChartsBrowserTest::build);
        browser.open(URI.create(controller.getUrl() + "job/load/k6/"));
        eventually().until(() -> !browser.all(".k6-trend__table").isEmpty());
        assertAccessible("#main-panel");
    }

    private static void build(JenkinsRule r) throws Throwable {
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        FreeStyleProject project = r.createFreeStyleProject("load");
        Tests.build(project, "checkout", 456.9);
        Tests.build(project, "checkout", 612.3);
    }
}
