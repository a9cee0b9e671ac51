package io.jenkins.plugins.k6notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.ChannelRequests;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver.Received;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the test hook with real receivers. */
@InJenkins
@WithJenkins
class TestHookTest {

    private static final String PATH = "/services/T0/B0/SECRETPATH";

    private JenkinsRule r;

    @BeforeEach
    void jenkins(JenkinsRule rule) {
        r = rule;
    }

    private FormValidation slack(String id, boolean allowHttp) throws Exception {
        SlackChannel channel = new SlackChannel("", id);
        channel.setAllowHttp(allowHttp);
        return channel.getDescriptor().test(channel);
    }

    @Test
    void deliveryToSlackIsReported() throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Credentials.system("url", receiver.url(PATH));
            FormValidation answer = slack("url", true);
            assertThat(answer.kind).isEqualTo(FormValidation.Kind.WARNING);
            assertThat(answer.getMessage())
                    .startsWith("Delivered: ")
                    .contains("200", "The URL is a secret, and http sends it unencrypted")
                    .doesNotContain("SECRETPATH");
            Received request = receiver.take();
            assertThat(request.path()).isEqualTo(PATH);
            assertThat(request.body()).contains("this is the test you asked for");
            assertThat(receiver.count()).isZero();
        }
    }

    @Test
    void slackErrorIsShown() throws Exception {
        try (Receiver receiver = Receiver.answering(410, "channel_is_archived");
                LogRecorder log = new LogRecorder()
                        .record("io.jenkins.plugins.k6notify", Level.ALL)
                        .capture(1000)) {
            Credentials.system("url", receiver.url(PATH));
            FormValidation answer = slack("url", true);
            assertThat(answer.kind).isEqualTo(FormValidation.Kind.ERROR);
            assertThat(answer.getMessage()).contains("Slack returned HTTP 410: channel_is_archived");
            assertThat(answer.renderHtml()).doesNotContain("SECRETPATH");
            assertThat(log.getMessages()).noneMatch(line -> line.contains("SECRETPATH"));
        }
    }

    @Test
    void busyReceiverIsTriedOnce() throws Exception {
        try (Receiver receiver = Receiver.answering(503, "later")) {
            Credentials.system("url", receiver.url(PATH));
            assertThat(slack("url", true).kind).isEqualTo(FormValidation.Kind.ERROR);
            assertThat(receiver.count()).isEqualTo(1);
        }
    }

    @Test
    void refusedConnectionIsReported() throws Exception {
        int port;
        try (Receiver receiver = Receiver.answering(200, "")) {
            port = receiver.port();
        }
        Credentials.system("url", "http://127.0.0.1:" + port + PATH);
        FormValidation answer = slack("url", true);
        assertThat(answer.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(answer.getMessage()).contains("Not delivered").doesNotContain("SECRETPATH");
    }

    @Test
    void plainHttpIsRefusedUntilAllowed() throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Credentials.system("url", receiver.url(PATH));
            assertThat(slack("url", false).getMessage()).contains("not https");
            assertThat(receiver.count()).isZero();
        }
    }

    @Test
    void receiverAnswerIsEscaped() throws Exception {
        try (Receiver receiver = Receiver.answering(400, "<script>alert(1)</script>")) {
            Credentials.system("url", receiver.url(PATH));
            assertThat(slack("url", true).renderHtml())
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>");
        }
    }

    @Test
    void unsavedWebhookIsSentAsInForm() throws Exception {
        try (Receiver receiver = Receiver.answering(204, "")) {
            Credentials.system("url", receiver.url(PATH));
            Credentials.system("key", "whsec_c2VjcmV0a2V5c2VjcmV0a2V5");
            String answer = ChannelRequests.post(r, WebhookChannel.DescriptorImpl.class, "testHook", """
                    {"name": "", "otherNames": "perf", "credentialsId": "url", "signingCredentialsId": "key",
                     "k6CloudHeaders": true, "allowHttp": true, "enabled": false, "notifyOn": ["", "failed"]}""");
            assertThat(answer).contains("Delivered: ").doesNotContain("SECRETPATH");
            Received request = receiver.take();
            assertThat(request.body()).isEqualTo("{\"event\":\"test.notification_channel\"}");
            assertThat(request.header("X-loadimpact-event")).isEqualTo("test.notification_channel");
            assertThat(request.header("X-k6cloud-event")).isEqualTo("test.notification_channel");
            assertThat(request.header("Webhook-signature")).startsWith("v1,");
            assertThat(request.header("User-agent"))
                    .startsWith("LoadImpactWebHook/")
                    .endsWith(" (k6-notify)");
        }
    }

    @Test
    void invalidMentionIsReported() throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Credentials.system("url", receiver.url(PATH));
            String answer = ChannelRequests.post(r, SlackChannel.DescriptorImpl.class, "testHook", """
                    {"credentialsId": "url", "allowHttp": true, "mention": "@<here>"}""");
            assertThat(answer).contains("not a mention Slack knows");
            assertThat(receiver.count()).isZero();
        }
    }

    @Test
    void missingOrWrongCredentialIsReported() throws Exception {
        Credentials.password("login");
        assertThat(slack("", false).getMessage()).contains("Choose a Secret text");
        assertThat(slack("nowhere", false).getMessage()).contains("the Secret text credential &quot;nowhere&quot;");
        assertThat(slack("login", false).getMessage()).contains("the Secret text credential &quot;login&quot;");
    }
}
