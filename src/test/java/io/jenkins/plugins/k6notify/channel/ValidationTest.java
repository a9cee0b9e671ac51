package io.jenkins.plugins.k6notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.util.FormValidation;
import hudson.util.FormValidation.Kind;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the validation of the form of the admin. */
@InJenkins
@WithJenkins
class ValidationTest {

    private SlackChannel.DescriptorImpl slack;
    private EmailChannel.DescriptorImpl email;
    private SlackAppChannel.DescriptorImpl slackApp;
    private TeamsChannel.DescriptorImpl teams;
    private WebhookChannel.DescriptorImpl webhook;

    @BeforeEach
    void descriptors(JenkinsRule r) throws Exception {
        slack = r.jenkins.getDescriptorByType(SlackChannel.DescriptorImpl.class);
        email = r.jenkins.getDescriptorByType(EmailChannel.DescriptorImpl.class);
        slackApp = r.jenkins.getDescriptorByType(SlackAppChannel.DescriptorImpl.class);
        teams = r.jenkins.getDescriptorByType(TeamsChannel.DescriptorImpl.class);
        webhook = r.jenkins.getDescriptorByType(WebhookChannel.DescriptorImpl.class);
        Credentials.system("slack", "https://hooks.slack.com/services/T0/B0/SECRET");
        Credentials.system("other", "https://example.com/SECRET");
        Credentials.system("plain", "http://example.com/SECRET");
        Credentials.system("broken", "not a SECRET url");
        Credentials.system("key", "whsec_U0VDUkVU");
        Credentials.system("text", "SECRET12");
        Credentials.system("badkey", "whsec_no base64 SECRET");
        Credentials.password("login");
    }

    private static void assertValidation(FormValidation answer, Kind kind, String words) {
        assertThat(answer.kind).isEqualTo(kind);
        assertThat(answer.kind == Kind.OK ? "" : answer.getMessage())
                .contains(words)
                .doesNotContain("SECRET");
    }

    @Test
    void validatesUrl() {
        assertValidation(slack.doCheckCredentialsId("slack", false), Kind.OK, "");
        assertValidation(slack.doCheckCredentialsId("", false), Kind.ERROR, "Choose a Secret text");
        assertValidation(slack.doCheckCredentialsId("gone", false), Kind.ERROR, "The credential gone does not exist");
        assertValidation(
                slack.doCheckCredentialsId("login", false), Kind.ERROR, "The credential login is not a Secret text");
        assertValidation(
                slack.doCheckCredentialsId("other", false), Kind.WARNING, "example.com is not a host of Slack");
        assertValidation(webhook.doCheckCredentialsId("other", false), Kind.OK, "");
        assertValidation(webhook.doCheckCredentialsId("plain", false), Kind.ERROR, "does not start with https");
        assertValidation(webhook.doCheckCredentialsId("plain", true), Kind.OK, "");
        assertValidation(webhook.doCheckCredentialsId("broken", true), Kind.ERROR, "The URL is not valid");
    }

    @Test
    void validatesSigningSecret() {
        assertValidation(webhook.doCheckSigningCredentialsId(""), Kind.OK, "");
        assertValidation(webhook.doCheckSigningCredentialsId("gone"), Kind.ERROR, "The credential gone does not exist");
        assertValidation(
                webhook.doCheckSigningCredentialsId("badkey"), Kind.ERROR, "The signing secret starts with whsec_");
        assertThat(webhook.doCheckSigningCredentialsId("key").getMessage())
                .isEqualTo("The key is the base64 after whsec_.");
        assertThat(webhook.doCheckSigningCredentialsId("text").getMessage())
                .isEqualTo("The key is this text as it is (UTF-8). A key in base64 starts with whsec_.");
        assertValidation(webhook.doCheckSigningCredentialsId("key"), Kind.OK, "");
        assertValidation(webhook.doCheckSigningCredentialsId("text"), Kind.OK, "");
    }

    @Test
    void validatesAuthorization() {
        assertValidation(webhook.doCheckAuthorizationHeader(""), Kind.OK, "");
        assertValidation(webhook.doCheckAuthorizationHeader("body:routing_key"), Kind.OK, "");
        assertValidation(webhook.doCheckAuthorizationHeader("<b>:"), Kind.ERROR, "&lt;b&gt;: is neither a header");
        assertValidation(webhook.doCheckAuthorizationCredentialsId("", ""), Kind.OK, "");
        assertValidation(webhook.doCheckAuthorizationCredentialsId("text", ""), Kind.OK, "");
        assertValidation(webhook.doCheckAuthorizationCredentialsId("text", "X Key"), Kind.ERROR, "cannot be sent");
        assertValidation(
                webhook.doCheckAuthorizationCredentialsId("gone", ""),
                Kind.ERROR,
                "The credential gone does not exist");
    }

    @Test
    void validatesTemplate() {
        assertValidation(webhook.doCheckTemplate(" ", ""), Kind.OK, "");
        assertValidation(webhook.doCheckTemplate("{\"a\": \"{{ test.name }}\"}", ""), Kind.OK, "");
        assertValidation(
                webhook.doCheckTemplate("{{ usr }}1", ""), Kind.WARNING, "Names that have no value and are left empty");
        assertValidation(webhook.doCheckTemplate("{{ '<b>' }}", ""), Kind.ERROR, "<pre>1: &lt;b&gt;");
        String running = "{\"a\": {% if not test.ended %}!{% else %}1{% endif %}}";
        assertValidation(webhook.doCheckTemplate(running, "test.finished.failed"), Kind.OK, "");
        assertValidation(
                webhook.doCheckTemplate(running, "test.started.manual test.finished.failed"),
                Kind.ERROR,
                "For test.started.manual the template does not render JSON");
    }

    @Test
    void validatesName() {
        assertValidation(slack.doCheckName(" ", "perf"), Kind.ERROR, "Enter a name");
        assertValidation(
                webhook.doCheckName(" Perf", "load\nperf\n"),
                Kind.ERROR,
                "A channel with the name Perf already exists");
        assertValidation(slack.doCheckName("perf", "load\nperformance"), Kind.OK, "");
        assertValidation(slack.doCheckName("perf", ""), Kind.OK, "");
    }

    @Test
    void validatesMention() {
        assertValidation(slack.doCheckMention(""), Kind.OK, "");
        assertValidation(slack.doCheckMention("<!here>"), Kind.OK, "");
        assertValidation(slack.doCheckMention("@here"), Kind.ERROR, "Not a mention Slack knows");
    }

    @Test
    void validatesTeams() throws Exception {
        Credentials.system("flow", "https://prod-1.westeurope.logic.azure.com/workflows/SECRET");
        Credentials.system("connector", "https://example.webhook.office.com/SECRET");
        assertValidation(teams.doCheckCredentialsId("connector", false), Kind.WARNING, "has retired");
        assertValidation(
                teams.doCheckCredentialsId("other", false), Kind.WARNING, "example.com is not a host of workflows");
        assertValidation(teams.doCheckCredentialsId("", false), Kind.ERROR, "Choose a Secret text");
        assertValidation(teams.doCheckMention("ada@example.org"), Kind.OK, "");
        assertValidation(teams.doCheckMention("Ada"), Kind.ERROR, "Not a mention for Teams");
    }

    @Test
    void validatesSlackApp() throws Exception {
        Credentials.system("bot", "xoxb-SECRET");
        assertValidation(slackApp.doCheckCredentialsId("bot", false), Kind.OK, "");
        assertValidation(slackApp.doCheckCredentialsId("text", false), Kind.WARNING, "no bot token");
        assertValidation(slackApp.doCheckCredentialsId("", false), Kind.ERROR, "that holds the bot token");
        assertValidation(slackApp.doCheckCredentialsId("gone", false), Kind.ERROR, "gone does not exist");
        assertValidation(slackApp.doCheckChannel("#perf"), Kind.OK, "");
        assertValidation(slackApp.doCheckChannel("@ada"), Kind.ERROR, "Enter the name or ID of a channel in Slack");
        assertValidation(slackApp.doCheckMention("@here"), Kind.ERROR, "Not a mention Slack knows");
    }

    @Test
    void validatesEmail() {
        assertValidation(email.doCheckRecipients("perf@example.org; Ada <ada@example.org>"), Kind.OK, "");
        assertValidation(email.doCheckRecipients(" "), Kind.ERROR, "Enter at least one address");
        assertValidation(email.doCheckRecipients("<b>"), Kind.ERROR, "is not an e-mail address");
        assertValidation(email.doCheckSubject("{{ usr }}", ""), Kind.WARNING, "usr (line 1)");
        assertValidation(email.doCheckTemplate("{% include 'a' %}", ""), Kind.ERROR, "Not a template");
        assertValidation(email.doCheckTemplate("<p>{{ test.name }}</p>", ""), Kind.OK, "");
    }

    @Test
    void validatesHosts() {
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        assertValidation(settings.doCheckAllowedHosts("a.internal, 10.0.0.7\n[::1]"), Kind.OK, "");
        assertValidation(settings.doCheckAllowedHosts("http://a.internal/"), Kind.ERROR, "is not a host name");
    }

    @Test
    void validatesNumbers() {
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        assertValidation(settings.doCheckProjectId("0"), Kind.OK, "");
        assertValidation(settings.doCheckProjectId(""), Kind.OK, "");
        assertValidation(settings.doCheckProjectId("-1"), Kind.ERROR, "The project ID must be a number");
        assertValidation(settings.doCheckOrganizationId("seven"), Kind.ERROR, "The organization ID must be a number");
        assertThatThrownBy(() -> settings.setProjectId(-1)).hasMessageContaining("The project ID must be");
        assertThatThrownBy(() -> settings.setOrganizationId(-1)).hasMessageContaining("The organization ID must be");
    }
}
