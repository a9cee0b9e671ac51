package io.jenkins.plugins.k6notify.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests Manage Jenkins &gt; System for users who may only read it, or change other sections. */
@InJenkins
@WithJenkins
class ReadOnlyViewTest {

    private static final String SECRET = "T0SECRETPATH";

    private JenkinsRule r;

    @BeforeEach
    void users(JenkinsRule rule) throws Exception {
        r = rule;
        Jenkins.SYSTEM_READ.setEnabled(true);
        Jenkins.MANAGE.setEnabled(true);
        Credentials.system("hook-url", "https://example.com/" + SECRET);
        Credentials.system("hook-key", "whsec_" + SECRET);
        Credentials.system("not-in-use", "https://example.com/");
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("auditor")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ, Jenkins.MANAGE)
                .everywhere()
                .to("manager")
                .grant(Jenkins.READ, Jenkins.MANAGE)
                .everywhere()
                .to("caretaker"));
        WebhookChannel webhook = new WebhookChannel("alerts", "hook-url");
        webhook.setSigningCredentialsId("hook-key");
        K6NotifyConfiguration.get().setChannels(List.of(webhook, new SlackChannel("perf", "hook-url")));
    }

    private HtmlPage open(JenkinsRule.WebClient wc) throws Exception {
        HtmlPage page = wc.goTo("manage/configure");
        wc.waitForBackgroundJavaScript(10_000);
        return page;
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "manager"})
    void readOnlyUserSeesAllAndChangesNothing(String user) throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient().login(user)) {
            HtmlPage page = open(wc);
            DomElement section = page.getFirstByXPath("//div[contains(@class,'hetero-list-container')]"
                    + "[.//div[contains(@descriptorid,'k6notify')]]/ancestor::section");
            assertThat(section.<DomNode>getByXPath(".//pre[@class='jenkins-readonly']"))
                    .extracting(DomNode::asNormalizedText)
                    .contains("alerts", "hook-url", "hook-key", "perf");
            assertThat(section.getByXPath(".//button")).isEmpty();
            assertThat(section.getByXPath(".//select")).isEmpty();
            assertThat(section.getByXPath(".//input[not(@type='hidden') and not(@disabled)]"))
                    .isEmpty();
            assertThat(page.getWebResponse().getContentAsString() + page.asXml())
                    .doesNotContain(SECRET, "not-in-use", "words about");
        }
    }

    @Test
    void managerCannotSaveSection() throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient().login("manager")) {
            HtmlForm form = open(wc).getFormByName("config");
            form.getInputsByName("_.otherNames").forEach(hidden -> hidden.setAttribute("name", "_.name"));
            assertThat(r.submit(form).getWebResponse().getStatusCode()).isEqualTo(200);
        }
        assertThat(K6NotifyConfiguration.get().getChannels())
                .extracting(Channel::getName)
                .containsExactly("alerts", "perf");
    }

    @Test
    void sectionIsHiddenWithoutPermission() throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient().login("caretaker")) {
            assertThat(open(wc).asXml()).doesNotContain("k6notify", "alerts");
        }
    }
}
