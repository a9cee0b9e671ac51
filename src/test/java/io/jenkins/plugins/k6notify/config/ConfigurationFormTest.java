package io.jenkins.plugins.k6notify.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.EmailChannel;
import io.jenkins.plugins.k6notify.channel.SlackAppChannel;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.TeamsChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Tests the form in Manage Jenkins &gt; System. */
@InJenkins
class ConfigurationFormTest {

    private static final String SECRET = "T0SECRETPATH";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void configRoundTripAndRestart() throws Throwable {
        sessions.then(r -> {
            Credentials.system("slack-url", "https://hooks.slack.com/services/" + SECRET);
            Credentials.system("slack-token", "xoxb-" + SECRET);
            Credentials.system("hook-url", "https://example.com/" + SECRET);
            Credentials.system("hook-key", "whsec_" + "c2VjcmV0a2V5c2VjcmV0a2V5");
            Credentials.system("hook-token", SECRET);
            K6NotifyConfiguration settings = K6NotifyConfiguration.get();
            settings.setChannels(channels());
            settings.setOrganizationId(7);
            settings.setProjectId(42);
            settings.setAllowedHosts("alerts.internal\n10.0.0.7");
            settings.setJobCredentials(false);

            r.configRoundtrip();

            assertAsConfigured(r);
            assertNoSecretUnder(r.jenkins.getRootDir().toPath());
        });
        sessions.then(ConfigurationFormTest::assertAsConfigured);
    }

    private static List<Channel> channels() {
        SlackChannel slack = new SlackChannel("perf", "slack-url");
        slack.setMention("<!here>");
        slack.setNotifyOn(List.of("started.manual", "failed", "changed"));
        WebhookChannel webhook = new WebhookChannel("alerts", "hook-url");
        webhook.setSigningCredentialsId("hook-key");
        webhook.setK6CloudHeaders(true);
        webhook.setTemplate("\n{\n  \"test\": \"{{ test.name }} <&>\"\n}");
        webhook.setAuthorizationCredentialsId("hook-token");
        webhook.setAuthorizationHeader("body:routing_key");
        webhook.setEnabled(false);
        webhook.setAllowHttp(true);
        SlackAppChannel app = new SlackAppChannel("app", "slack-token", "#perf");
        app.setMention("<!channel>");
        app.setThread(false);
        TeamsChannel teams = new TeamsChannel("team", "slack-url");
        teams.setMention("Ada <ada@example.org>");
        teams.setWithoutEnvelope(true);
        EmailChannel email = new EmailChannel("leads", "perf@example.org, Ada <ada@example.org>");
        email.setSubject("{{ k6.headline }}");
        email.setTemplate("<p title=\"{{ test.name }}\">\n</p>");
        return List.of(slack, app, teams, email, webhook);
    }

    private static void assertAsConfigured(JenkinsRule r) throws Exception {
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        assertThat(settings.getChannels()).hasSize(5);
        r.assertEqualDataBoundBeans(channels(), settings.getChannels());
        assertThat(settings.getOrganizationId()).isEqualTo(7);
        assertThat(settings.getProjectId()).isEqualTo(42);
        assertThat(settings.allowedHostNames()).containsExactly("alerts.internal", "10.0.0.7");
        assertThat(settings.isJobCredentials()).isFalse();
    }

    private static void assertNoSecretUnder(Path home) throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile).filter(ConfigurationFormTest::hasSecret))
                    .isEmpty();
        }
    }

    private static boolean hasSecret(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(SECRET);
        } catch (java.io.IOException e) {
            return false;
        }
    }

    @Test
    void channelCanBeRenamedMutedAndDeleted() throws Throwable {
        sessions.then(r -> {
            Credentials.system("slack-url", "https://hooks.slack.com/services/" + SECRET);
            K6NotifyConfiguration settings = K6NotifyConfiguration.get();
            settings.setChannels(
                    List.of(new SlackChannel("perf", "slack-url"), new WebhookChannel("alerts", "slack-url")));
            try (JenkinsRule.WebClient wc = r.createWebClient()) {
                HtmlPage page = wc.goTo("configure");
                assertThat(page.asXml()).doesNotContain(SECRET);
                HtmlForm form = page.getFormByName("config");
                name(form, "perf").setValue("load");
                tick(form, "test.finished.success").forEach(box -> box.setChecked(false));
                r.submit(form);
                assertThat(settings.getChannels()).extracting(Channel::getName).containsExactly("load", "alerts");
                assertThat(settings.getChannels().get(0).getNotifyOn())
                        .hasSize(14)
                        .doesNotContain("test.finished.success");

                page = wc.goTo("configure");
                form = page.getFormByName("config");
                for (DomElement chunk : form.<DomElement>getByXPath(".//div[@name='channels']")) {
                    ((HtmlElement) chunk.getFirstByXPath(".//button[contains(@class,'repeatable-delete')]")).click();
                }
                wc.waitForBackgroundJavaScript(5000);
                r.submit(form);
                assertThat(settings.getChannels()).isEmpty();
            }
        });
    }

    private static List<HtmlCheckBoxInput> tick(HtmlForm form, String event) {
        return form.getByXPath(".//div[@name='channels']//input[@json='" + event + "']");
    }

    @Test
    void duplicateChannelNameIsRefused() throws Throwable {
        sessions.then(r -> {
            K6NotifyConfiguration settings = K6NotifyConfiguration.get();
            settings.setChannels(List.of(new SlackChannel("perf", "a"), new SlackChannel("alerts", "b")));
            try (JenkinsRule.WebClient wc = r.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
                HtmlForm form = wc.goTo("configure").getFormByName("config");
                name(form, "alerts").setValue("Perf");
                ((HtmlInput) form.getInputByName("_.organizationId")).setValue("9");
                assertRefused(r.submit(form), "More than one channel has the name Perf.");
            }
            assertThat(settings.getChannels()).extracting(Channel::getName).containsExactly("perf", "alerts");
            assertThat(settings.getOrganizationId()).isZero();
        });
    }

    /** Asserts that Jenkins shows its page for invalid forms, which has no stack trace. */
    private static void assertRefused(HtmlPage answer, String words) {
        assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(answer.asNormalizedText()).contains("Error", words).doesNotContain("Detail...", "Oops");
    }

    private static HtmlInput name(HtmlForm form, String value) {
        return form.getInputsByName("_.name").stream()
                .filter(input -> input.getValue().equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void duplicateNameIsReportedWhileTyping() throws Throwable {
        sessions.then(r -> {
            K6NotifyConfiguration.get()
                    .setChannels(List.of(new SlackChannel("perf", "a"), new WebhookChannel("alerts", "b")));
            try (JenkinsRule.WebClient wc = r.createWebClient()) {
                HtmlForm form = wc.goTo("configure").getFormByName("config");
                wc.waitForBackgroundJavaScript(10_000);
                HtmlInput perf = name(form, "perf");
                HtmlInput alerts = name(form, "alerts");

                type(wc, perf, "load");
                type(wc, alerts, "Load");
                assertThat(verdict(perf)).contains("A channel with the name load already exists");
                assertThat(verdict(alerts)).contains("A channel with the name Load already exists");

                // Two channels that swap their names, which the saved names do not prevent.
                type(wc, alerts, "perf");
                type(wc, perf, "alerts");
                assertThat(verdict(perf) + verdict(alerts)).isEmpty();

                type(wc, perf, "perf");
                assertThat(verdict(perf)).contains("already");
                HtmlElement chunk = (HtmlElement) alerts.getFirstByXPath("ancestor::div[@name='channels']");
                ((HtmlElement) chunk.getFirstByXPath(".//button[contains(@class,'repeatable-delete')]")).click();
                wc.waitForBackgroundJavaScript(10_000);
                assertThat(verdict(perf)).isEmpty();
            }
        });
    }

    private static void type(JenkinsRule.WebClient wc, HtmlInput field, String text) {
        field.setValue(text);
        field.fireEvent("change");
        wc.waitForBackgroundJavaScript(10_000);
    }

    private static String verdict(HtmlInput field) {
        DomElement area = field.getFirstByXPath("ancestor::div[contains(@class,'jenkins-form-item')][1]"
                + "//div[contains(@class,'validation-error-area')]");
        return area.asNormalizedText();
    }

    @Test
    void invalidNumberIsRefused() throws Throwable {
        sessions.then(r -> {
            K6NotifyConfiguration settings = K6NotifyConfiguration.get();
            settings.setProjectId(7);
            try (JenkinsRule.WebClient wc = r.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
                for (String text : List.of("-3", "99999999999", "1.5", "seven")) {
                    HtmlForm form = wc.goTo("configure").getFormByName("config");
                    ((HtmlInput) form.getInputByName("_.projectId")).setValue(text);
                    if (form.getInputByName("_.projectId").getValue().equals(text)) {
                        assertRefused(r.submit(form), "The project ID must be a number");
                    }
                    assertThat(settings.getProjectId()).isEqualTo(7);
                }
                HtmlForm form = wc.goTo("configure").getFormByName("config");
                ((HtmlInput) form.getInputByName("_.projectId")).setValue("");
                r.submit(form);
                assertThat(settings.getProjectId()).isZero();
            }
        });
    }

    @Test
    void channelWithoutEventsIsRefused() throws Throwable {
        sessions.then(r -> {
            K6NotifyConfiguration settings = K6NotifyConfiguration.get();
            SlackChannel channel = new SlackChannel("perf", "a");
            channel.setNotifyOn(List.of("timed_out"));
            settings.setChannels(List.of(channel));
            try (JenkinsRule.WebClient wc = r.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
                HtmlForm form = wc.goTo("configure").getFormByName("config");
                tick(form, "test.finished.timed_out").forEach(box -> box.setChecked(false));
                assertThat(r.submit(form).getWebResponse().getContentAsString())
                        .contains("Channel perf: choose at least one event");
            }
            assertThat(settings.getChannels().get(0).getNotifyOn()).containsExactly("test.finished.timed_out");
        });
    }

    @Test
    void channelNameIsEscaped() throws Throwable {
        sessions.then(r -> {
            String name = "<script>document.title='owned'</script>";
            K6NotifyConfiguration.get().setChannels(List.of(new SlackChannel(name, "<b id='bold'>id</b>")));
            try (JenkinsRule.WebClient wc = r.createWebClient()) {
                HtmlPage page = wc.goTo("configure");
                wc.waitForBackgroundJavaScript(10_000);
                assertThat(page.getTitleText()).doesNotContain("owned");
                assertThat(page.getElementById("bold")).isNull();
                assertThat(page.getFormByName("config").getInputsByName("_.name"))
                        .anyMatch(input -> input.getValue().equals(name));
            }
        });
    }
}
