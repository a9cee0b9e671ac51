package io.jenkins.plugins.k6notify.buildpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Tests that the IDs of credentials of a job are shown only to users who may read its configuration or use its
 * credentials.
 */
@InJenkins
@WithJenkins
class HiddenCredentialIdsTest {

    private static final List<String> PAGES = List.of(
            "",
            "k6/",
            "k6/live?page=1",
            "k6/liveOverview",
            "k6/api/json?depth=3",
            "k6/api/xml?depth=3",
            "api/json?depth=5",
            "api/xml?depth=5");

    @Test
    void pagesOfBuildHideCredentialIds(JenkinsRule r) throws Exception {
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "author", "user")
                .grant(Item.EXTENDED_READ, Item.CONFIGURE)
                .everywhere()
                .to("author")
                .grant(CredentialsProvider.USE_ITEM, Item.CONFIGURE)
                .everywhere()
                .to("user"));
        FreeStyleProject project = r.createFreeStyleProject("load");
        Run<?, ?> build = Runs.build(project);
        Subscription own = new Subscription(
                "own",
                new NotificationSettings(
                        List.of(), NotifyOn.ALL, null, "hidden-slack", "hidden-hook", null, null, false));
        new RunReporter(build, own).finished(Runs.SOURCE, Runs.passed());
        assertThat(Events.deliveries(build)).hasSize(2);

        for (String page : PAGES) {
            assertThat(text(r, "reader", build, page)).as(page).doesNotContain("hidden-slack", "hidden-hook");
        }
        assertThat(text(r, "reader", build, "k6/")).contains("A credential of the job", "Not delivered");
        assertThat(text(r, "reader", build, "k6/api/json?depth=3")).contains("\"channel\":null");
        for (String user : List.of("author", "user")) {
            for (String page : List.of("k6/", "k6/api/json?depth=3")) {
                assertThat(text(r, user, build, page)).as(user).contains("hidden-slack", "hidden-hook");
            }
        }
    }

    private static String text(JenkinsRule r, String user, Run<?, ?> build, String page) throws Exception {
        try (JenkinsRule.WebClient browser = r.createWebClient().withJavaScriptEnabled(false)) {
            return browser.login(user)
                    .goTo(build.getUrl() + page, null)
                    .getWebResponse()
                    .getContentAsString();
        }
    }
}
