package io.jenkins.plugins.k6notify.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.k6notify.channel.EmailChannel;
import io.jenkins.plugins.k6notify.channel.SlackAppChannel;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.TeamsChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests that no output of the settings contains the secrets of credentials. */
@InJenkins
@WithJenkins
class SecretsTest {

    private static final String PATH = "T0SECRETPATH";
    private static final String KEY =
            "whsec_" + Base64.getEncoder().encodeToString("a key of 24 bytes or so".getBytes(StandardCharsets.UTF_8));

    private static final String TOKEN = "xoxb-T0TOKEN";

    private JenkinsRule r;

    @BeforeEach
    void channels(JenkinsRule rule) throws Exception {
        r = rule;
        Credentials.system("slack-url", "https://hooks.slack.com/services/" + PATH);
        Credentials.system("hook-url", "not even a URL, " + PATH);
        Credentials.system("hook-key", KEY);
        WebhookChannel webhook = new WebhookChannel("alerts", "hook-url");
        webhook.setSigningCredentialsId("hook-key");
        Credentials.system("hook-token", TOKEN);
        webhook.setAuthorizationCredentialsId("hook-token");
        K6NotifyConfiguration.get()
                .setChannels(List.of(
                        new SlackChannel("perf", "slack-url"),
                        new SlackAppChannel("app", "hook-token", "#perf"),
                        new TeamsChannel("team", "hook-url"),
                        new EmailChannel("leads", "perf@example.org"),
                        webhook));
    }

    private static void assertIdsOnly(String text) {
        assertThat(text)
                .contains("slack-url", "hook-url", "hook-key", "hook-token")
                .doesNotContain(PATH, KEY, KEY.substring(6), TOKEN);
    }

    @Test
    void savedFileHasNoSecrets() throws Exception {
        Path file = r.jenkins.getRootDir().toPath().resolve(K6NotifyConfiguration.class.getName() + ".xml");
        assertIdsOnly(Files.readString(file));
    }

    @Test
    void exportedCodeHasNoSecrets() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        String code = out.toString(StandardCharsets.UTF_8);
        assertIdsOnly(code.substring(code.indexOf("k6Notify:")));
        assertThat(code).doesNotContain(PATH, KEY.substring(6), TOKEN);
    }

    @Test
    void pageAndItsRequestsHaveNoSecrets() throws Exception {
        // Nothing listens there: no request leaves this machine.
        r.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", 9));
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.goTo("manage/configure");
            assertIdsOnly(page.getWebResponse().getContentAsString());
            wc.waitForBackgroundJavaScript(10_000);
            for (HtmlElement button :
                    page.<HtmlElement>getByXPath("//button[contains(@class,'k6-notify-test-hook')]")) {
                button.click();
            }
            wc.waitForBackgroundJavaScript(60_000);
            assertThat(page.asNormalizedText()).contains("Not delivered");
            assertIdsOnly(page.asXml());
        }
    }
}
