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
    private WebhookChannel.DescriptorImpl webhook;

    @BeforeEach
    void descriptors(JenkinsRule r) throws Exception {
        slack = r.jenkins.getDescriptorByType(SlackChannel.DescriptorImpl.class);
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

    private static void assertSays(FormValidation answer, Kind kind, String words) {
        assertThat(answer.kind).isEqualTo(kind);
        assertThat(answer.kind == Kind.OK ? "" : answer.getMessage())
                .contains(words)
                .doesNotContain("SECRET");
    }

    @Test
    void validatesUrl() {
        assertSays(slack.doCheckCredentialsId("slack", false), Kind.OK, "");
        assertSays(slack.doCheckCredentialsId("", false), Kind.ERROR, "Choose a Secret text");
        assertSays(slack.doCheckCredentialsId("gone", false), Kind.ERROR, "The credential gone does not exist");
        assertSays(slack.doCheckCredentialsId("login", false), Kind.ERROR, "The credential login is not a Secret text");
        assertSays(slack.doCheckCredentialsId("other", false), Kind.WARNING, "example.com is not a host of Slack");
        assertSays(webhook.doCheckCredentialsId("other", false), Kind.OK, "");
        assertSays(webhook.doCheckCredentialsId("plain", false), Kind.ERROR, "does not start with https");
        assertSays(webhook.doCheckCredentialsId("plain", true), Kind.OK, "");
        assertSays(webhook.doCheckCredentialsId("broken", true), Kind.ERROR, "The URL is not valid");
    }

    @Test
    void validatesSigningSecret() {
        assertSays(webhook.doCheckSigningCredentialsId(""), Kind.OK, "");
        assertSays(webhook.doCheckSigningCredentialsId("gone"), Kind.ERROR, "The credential gone does not exist");
        assertSays(webhook.doCheckSigningCredentialsId("badkey"), Kind.ERROR, "The signing secret starts with whsec_");
        assertThat(webhook.doCheckSigningCredentialsId("key").getMessage())
                .isEqualTo("The key is the base64 after whsec_.");
        assertThat(webhook.doCheckSigningCredentialsId("text").getMessage())
                .isEqualTo("The key is this text as it is (UTF-8). A key in base64 starts with whsec_.");
        assertSays(webhook.doCheckSigningCredentialsId("key"), Kind.OK, "");
        assertSays(webhook.doCheckSigningCredentialsId("text"), Kind.OK, "");
    }

    @Test
    void validatesName() {
        assertSays(slack.doCheckName(" ", "perf"), Kind.ERROR, "Enter a name");
        assertSays(
                webhook.doCheckName(" Perf", "load\nperf\n"),
                Kind.ERROR,
                "A channel with the name Perf already exists");
        assertSays(slack.doCheckName("perf", "load\nperformance"), Kind.OK, "");
        assertSays(slack.doCheckName("perf", ""), Kind.OK, "");
    }

    @Test
    void validatesMention() {
        assertSays(slack.doCheckMention(""), Kind.OK, "");
        assertSays(slack.doCheckMention("<!here>"), Kind.OK, "");
        assertSays(slack.doCheckMention("@here"), Kind.ERROR, "Not a mention Slack knows");
    }

    @Test
    void validatesHosts() {
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        assertSays(settings.doCheckAllowedHosts("a.internal, 10.0.0.7\n[::1]"), Kind.OK, "");
        assertSays(settings.doCheckAllowedHosts("http://a.internal/"), Kind.ERROR, "is not a host name");
    }

    @Test
    void validatesNumbers() {
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        assertSays(settings.doCheckProjectId("0"), Kind.OK, "");
        assertSays(settings.doCheckProjectId(""), Kind.OK, "");
        assertSays(settings.doCheckProjectId("-1"), Kind.ERROR, "The project ID must be a number");
        assertSays(settings.doCheckOrganizationId("seven"), Kind.ERROR, "The organization ID must be a number");
        assertThatThrownBy(() -> settings.setProjectId(-1)).hasMessageContaining("The project ID must be");
        assertThatThrownBy(() -> settings.setOrganizationId(-1)).hasMessageContaining("The organization ID must be");
    }
}
