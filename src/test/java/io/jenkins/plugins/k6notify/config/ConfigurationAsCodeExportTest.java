package io.jenkins.plugins.k6notify.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import io.jenkins.plugins.k6notify.support.InJenkins;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@InJenkins
@WithJenkinsConfiguredWithCode
class ConfigurationAsCodeExportTest {

    @Test
    @ConfiguredWithCode("casc.yaml")
    void exportEqualsImportedCode(JenkinsConfiguredWithCodeRule r) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).containsIgnoringWhitespaces("""
                  k6Notify:
                    allowedHosts: "alerts.internal 10.0.0.7"
                    channels:
                    - slack:
                        credentialsId: "slack-url"
                        mention: "<!here>"
                        name: "perf"
                        notifyOn:
                        - "test.finished.failed"
                        - "test.finished.changed"
                    - slackApp:
                        channel: "#perf"
                        credentialsId: "slack-token"
                        mention: "<!here>"
                        name: "app"
                        thread: false
                    - email:
                        name: "leads"
                        recipients: "perf@example.org"
                        subject: "{{ k6.headline }}"
                        template: "<p>{{ k6.reason }}</p>"
                    - teams:
                        credentialsId: "teams-url"
                        mention: "Ada <ada@example.org>"
                        name: "team"
                        withoutEnvelope: true
                    - webhook:
                        allowHttp: true
                        authorizationCredentialsId: "hook-token"
                        authorizationHeader: "X-API-Key"
                        credentialsId: "hook-url"
                        enabled: false
                        k6CloudHeaders: true
                        name: "alerts"
                        signingCredentialsId: "hook-key"
                        template: |
                          {
                            "text": "{{ test.name }}"
                          }
                    jobCredentials: false
                    organizationId: 7
                    projectId: 42
                    watchProcesses: false
                """);
    }

    @Test
    @ConfiguredWithCode("casc.yaml")
    void invalidCodeIsRefusedWithReason(JenkinsConfiguredWithCodeRule r, @TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> configure(folder, """
                [{slack: {name: a, credentialsId: x}}, {webhook: {name: A, credentialsId: y}}]"""))
                .hasStackTraceContaining("More than one channel has the name A");
        assertThatThrownBy(() -> configure(folder, """
                [{slack: {name: a, credentialsId: x, notifyOn: [failled]}}]""")).hasStackTraceContaining("did you mean 'failed'?");
        assertThatThrownBy(() -> configure(folder, """
                [{slack: {name: a, credentialsId: x, mention: everyone}}]"""))
                .hasStackTraceContaining("Channel a: not a mention Slack knows");
        assertThatThrownBy(() -> configure(folder, """
                [{webhook: {name: a, credentialsId: x, template: '{"a": {{ k6.reason }} }'}}]"""))
                .hasStackTraceContaining("Channel a: For test.started.manual the template does not render JSON");
        assertThatThrownBy(() -> configure(folder, "[{slack: {name: '', credentialsId: x}}]"))
                .hasStackTraceContaining("Enter a name: jobs refer to the channel by it.");
        assertThat(K6NotifyConfiguration.get().getChannels()).hasSize(5);
    }

    private static void configure(Path folder, String channels) throws Exception {
        Path file = Files.writeString(
                folder.resolve("jenkins.yaml"), "unclassified: {k6Notify: {channels: " + channels + "}}");
        ConfigurationAsCode.get().configure(file.toUri().toString());
    }
}
