package io.jenkins.plugins.k6notify.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.misc.junit.jupiter.AbstractRoundTripTest;
import io.jenkins.plugins.k6notify.channel.EmailChannel;
import io.jenkins.plugins.k6notify.channel.SlackAppChannel;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.TeamsChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.support.InJenkins;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@InJenkins
@WithJenkins
class ConfigurationAsCodeTest extends AbstractRoundTripTest {

    @Override
    protected String configResource() {
        return "casc.yaml";
    }

    @Override
    protected void assertConfiguredAsExpected(JenkinsRule r, String configContent) {
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        assertThat(settings.getOrganizationId()).isEqualTo(7);
        assertThat(settings.getProjectId()).isEqualTo(42);
        assertThat(settings.isJobCredentials()).isFalse();
        assertThat(settings.isWatchProcesses()).isFalse();
        assertThat(settings.allowedHostNames()).containsExactly("alerts.internal", "10.0.0.7");
        SlackChannel slack = (SlackChannel) settings.channel("perf").orElseThrow();
        assertThat(slack.getNotifyOn()).containsExactly("test.finished.failed", "test.finished.changed");
        assertThat(slack.getMention()).isEqualTo("<!here>");
        assertThat(slack.isEnabled()).isTrue();
        SlackAppChannel app = (SlackAppChannel) settings.channel("app").orElseThrow();
        assertThat(app.getChannel()).isEqualTo("#perf");
        assertThat(app.getMention()).isEqualTo("<!here>");
        assertThat(app.isThread()).isFalse();
        EmailChannel email = (EmailChannel) settings.channel("leads").orElseThrow();
        assertThat(email.getRecipients()).isEqualTo("perf@example.org");
        assertThat(email.getSubject()).isEqualTo("{{ k6.headline }}");
        assertThat(email.getTemplate()).isEqualTo("<p>{{ k6.reason }}</p>");
        TeamsChannel teams = (TeamsChannel) settings.channel("team").orElseThrow();
        assertThat(teams.getMention()).isEqualTo("Ada <ada@example.org>");
        assertThat(teams.isWithoutEnvelope()).isTrue();
        WebhookChannel webhook = (WebhookChannel) settings.channel("alerts").orElseThrow();
        assertThat(webhook.getSigningCredentialsId()).isEqualTo("hook-key");
        assertThat(webhook.isK6CloudHeaders()).isTrue();
        assertThat(webhook.getTemplate()).isEqualTo("{\n  \"text\": \"{{ test.name }}\"\n}\n");
        assertThat(webhook.getAuthorizationCredentialsId()).isEqualTo("hook-token");
        assertThat(webhook.getAuthorizationHeader()).isEqualTo("X-API-Key");
        assertThat(webhook.isAllowHttp()).isTrue();
        assertThat(webhook.isEnabled()).isFalse();
        assertThat(webhook.getNotifyOn()).containsExactly("all");
    }

    @Override
    protected String stringInLogExpected() {
        return ".projectId = 42";
    }
}
