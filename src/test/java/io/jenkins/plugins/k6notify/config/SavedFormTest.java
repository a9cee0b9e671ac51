package io.jenkins.plugins.k6notify.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.support.InJenkins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.hudson.test.recipes.LocalData;

/**
 * Tests settings that earlier versions saved. Each format is a folder beside this test, named after its method, and is
 * never changed. Renamed classes and fields must remain readable.
 */
@InJenkins
@WithJenkins
class SavedFormTest {

    @Test
    @LocalData
    void ofTheFirstVersion(JenkinsRule r) {
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        assertThat(settings.getOrganizationId()).isEqualTo(7);
        assertThat(settings.getProjectId()).isEqualTo(42);
        assertThat(settings.isJobCredentials()).isFalse();
        assertThat(settings.allowedHostNames()).containsExactly("alerts.internal", "10.0.0.7");
        assertThat(settings.getChannels()).hasSize(3);

        SlackChannel slack = (SlackChannel) settings.channel("perf").orElseThrow();
        assertThat(slack.getCredentialsId()).isEqualTo("slack-url");
        assertThat(slack.getMention()).isEqualTo("<!here>");
        assertThat(slack.getNotifyOn()).containsExactly("test.finished.failed", "test.finished.changed");
        assertThat(slack.isEnabled()).isTrue();
        assertThat(slack.isAllowHttp()).isFalse();

        WebhookChannel webhook = (WebhookChannel) settings.channel("alerts").orElseThrow();
        assertThat(webhook.getCredentialsId()).isEqualTo("hook-url");
        assertThat(webhook.getSigningCredentialsId()).isEqualTo("hook-key");
        assertThat(webhook.isK6CloudHeaders()).isTrue();
        assertThat(webhook.isAllowHttp()).isTrue();
        assertThat(webhook.isEnabled()).isFalse();
        assertThat(webhook.getNotifyOn()).containsExactly("all");

        WebhookChannel plain = (WebhookChannel) settings.channel("plain").orElseThrow();
        assertThat(plain.getSigningCredentialsId()).isNull();
        assertThat(plain.isEnabled()).isTrue();
        assertThat(plain.isK6CloudHeaders()).isFalse();
    }

    @Test
    @LocalData("ofTheFirstVersion")
    void savedFormIsUnchanged(JenkinsRule r) throws Exception {
        Path file = r.jenkins.getRootDir().toPath().resolve(K6NotifyConfiguration.class.getName() + ".xml");
        String before = Files.readString(file);
        try (LogRecorder log = new LogRecorder().record("hudson", Level.WARNING).capture(100)) {
            K6NotifyConfiguration.get().save();
            assertThat(log.getMessages()).isEmpty();
        }
        assertThat(Files.readString(file))
                .as("The form has changed: keep this folder as it is, and freeze the new form in another one")
                .isEqualTo(before);
    }
}
