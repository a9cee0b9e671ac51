package io.jenkins.plugins.k6notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import hudson.ProxyConfiguration;
import hudson.tasks.Mailer;
import hudson.util.FormValidation;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.ChannelRequests;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver.Received;
import io.jenkins.plugins.k6notify.support.jenkins.StandInInternet;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jenkins.model.JenkinsLocationConfiguration;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests each kind of channel with a receiver of its kind: test hook and delivery. */
@InJenkins
@WithJenkins
class ChannelsOfReceiversTest {

    private static final String TOKEN = "xoxb-T0SECRETTOKEN";

    private static Delivery deliver(Channel channel) throws Exception {
        K6NotifyConfiguration.get().setChannels(List.of(channel));
        return OutboxService.get()
                .submit(channel.endpoint(), "key", channel.format().message(UUID.randomUUID(), ExampleEvents.failed()))
                .get(60, TimeUnit.SECONDS);
    }

    @Test
    void webhookHasTemplateAndAuthorization(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok " + TOKEN)) {
            Credentials.system("url", receiver.url("/hook"));
            Credentials.system("token", TOKEN);
            WebhookChannel channel = new WebhookChannel("hook", "url");
            channel.setAllowHttp(true);
            channel.setTemplate("{\"type\": \"{{ event.type }}\"}");
            channel.setAuthorizationCredentialsId("token");
            Delivery end = deliver(channel);
            Received request = receiver.take();
            assertThat(request.header("Authorization")).isEqualTo("Bearer " + TOKEN);
            assertThat(request.body()).isEqualTo("{\"type\": \"test.finished.failed\"}");
            assertThat(end.lastAttempt().orElseThrow().text()).contains("****").doesNotContain(TOKEN);

            channel.setAuthorizationHeader("body:routing_key");
            assertThat(deliver(channel).message().body()).doesNotContain(TOKEN);
            request = receiver.take();
            assertThat(request.header("Authorization")).isEmpty();
            assertThat(request.body()).contains("\"routing_key\":\"" + TOKEN + "\"");
        }
    }

    @Test
    void teamsAcceptsMessage(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(202, "")) {
            Credentials.system("flow", receiver.url("/workflows/SECRETPATH"));
            String answer = ChannelRequests.post(r, TeamsChannel.DescriptorImpl.class, "testHook", """
                    {"credentialsId": "flow", "allowHttp": true, "withoutEnvelope": true}""");
            assertThat(answer).contains("Accepted: accepted by the workflow").doesNotContain("SECRETPATH");
            assertThat(receiver.take().body()).startsWith("{\"$schema\"");

            TeamsChannel channel = new TeamsChannel("team", "flow");
            channel.setAllowHttp(true);
            assertThat(deliver(channel).isAccepted()).isTrue();
            assertThat(receiver.take().body()).startsWith("{\"type\":\"message\"");
        }
    }

    @Test
    void slackAppPostsMessageAndReply(JenkinsRule r) throws Exception {
        BlockingQueue<String> posts = new LinkedBlockingQueue<>();
        try (StandInInternet internet = new StandInInternet("slack.com")) {
            internet.at("slack.com/api/auth.test", StandInInternet.answering(200, "{\"ok\": true, \"team\": \"x\"}"));
            internet.at("slack.com/api/chat.postMessage", exchange -> {
                assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                        .isEqualTo("Bearer " + TOKEN);
                posts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                StandInInternet.answering(200, "{\"ok\": true, \"channel\": \"C012AB3CD\", \"ts\": \"1.000\"}")
                        .answer(exchange);
            });
            r.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", internet.port()));
            Credentials.system("token", TOKEN);
            SlackAppChannel channel = new SlackAppChannel("app", "token", "#perf");
            FormValidation answer = channel.getDescriptor().test(channel);
            assertThat(answer.getMessage()).startsWith("Delivered: Slack posted the message in");
            assertThat(posts.take()).contains("\"channel\":\"#perf\"");

            assertThat(deliver(channel).state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(posts.take()).doesNotContain("thread_ts");
            assertThat(posts.take()).contains("\"thread_ts\":\"1.000\"");
        }
    }

    @Test
    void slackAppWithoutTokenOrChannelIsNotTested(JenkinsRule r) throws Exception {
        assertThat(ChannelRequests.post(r, SlackAppChannel.DescriptorImpl.class, "testHook", """
                {"name": "app", "credentialsId": "", "channel": "#perf"}"""))
                .contains("Choose a Secret text credential that holds the bot token");
        assertThat(ChannelRequests.post(r, SlackAppChannel.DescriptorImpl.class, "testHook", """
                {"name": "app", "credentialsId": "token", "channel": ""}"""))
                .contains("enter the name or ID of a channel in Slack");
    }

    @Test
    void mailServerAcceptsEmail(JenkinsRule r) throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Mailer.descriptor().setSmtpHost("127.0.0.1");
            Mailer.descriptor().setSmtpPort(Integer.toString(server.getSmtp().getPort()));
            Mailer.descriptor().setReplyToAddress("team@example.org");
            JenkinsLocationConfiguration.get().setAdminAddress("Jenkins <jenkins@example.org>");
            String answer = ChannelRequests.post(r, EmailChannel.DescriptorImpl.class, "testHook", """
                    {"name": "", "recipients": "perf@example.org", "chosenEvents": "", "notifyOn": [""]}""");
            assertThat(answer).contains("Accepted: accepted by the mail server 127.0.0.1");

            EmailChannel channel = new EmailChannel("leads", "perf@example.org, Ada <ada@example.org>");
            channel.setSubject("{{ k6.headline }}");
            channel.setTemplate("<p>{{ k6.crossed[0] }}</p>");
            assertThat(deliver(channel).isAccepted()).isTrue();
            MimeMessage[] mails = server.getReceivedMessages();
            assertThat(mails).hasSize(3);
            assertThat(mails[1].getFrom()[0]).hasToString("Jenkins <jenkins@example.org>");
            assertThat(mails[1].getReplyTo()[0]).hasToString("team@example.org");
            assertThat(mails[1].getSubject()).contains("failed");
            assertThat(new String(mails[1].getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("p(95)&lt;500");
        } finally {
            server.stop();
        }
    }
}
