package io.jenkins.plugins.k6notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.ChannelRequests;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.teamchat.TeamChatChannel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests a kind of channel from another plugin: see docs/internals/extending.md. */
@InJenkins
@WithJenkins
public class ChannelOfAnotherPluginTest {

    private JenkinsRule r;

    @TestExtension
    public static TeamChatChannel.DescriptorImpl teamChat() {
        return new TeamChatChannel.DescriptorImpl();
    }

    @BeforeEach
    void jenkins(JenkinsRule rule) {
        r = rule;
    }

    private static TeamChatChannel channel() {
        TeamChatChannel channel = new TeamChatChannel("chat", "chat-url");
        channel.setAllowHttp(true);
        channel.setRoom("load tests");
        channel.setNotifyOn(List.of("failed"));
        return channel;
    }

    @Test
    void formOffersChannelOfAnotherPlugin() throws Exception {
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        Credentials.system("chat-url", "https://chat.example.com/hook");
        settings.setChannels(List.of(channel(), new SlackChannel("perf", "chat-url")));
        r.configRoundtrip();
        r.assertEqualDataBoundBeans(channel(), settings.getChannels().get(0));
        assertThat(settings.getChannels().get(0).isEnabled()).isTrue();

        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            wc.setThrowExceptionOnFailingStatusCode(false);
            HtmlPage page = wc.goTo("manage/configure");
            assertThat(page.asXml()).contains("descriptorid=\"" + TeamChatChannel.class.getName() + "\"");
            HtmlForm form = page.getFormByName("config");
            form.getInputsByName("_.room").get(0).setValue("#load");
            assertThat(r.submit(form).asNormalizedText()).contains("Channel chat: write the room without #.");
        }
    }

    @Test
    void codeRoundTrip(@TempDir Path folder) throws Exception {
        configure(
                folder, "{name: chat, credentialsId: chat-url, allowHttp: true, room: load tests, notifyOn: [failed]}");
        List<Channel> channels = K6NotifyConfiguration.get().getChannels();
        assertThat(channels).hasSize(1);
        r.assertEqualDataBoundBeans(channel(), channels.get(0));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).containsIgnoringWhitespaces("""
                - teamChat:
                    allowHttp: true
                    credentialsId: "chat-url"
                    name: "chat"
                    notifyOn:
                    - "test.finished.failed"
                    room: "load tests"
                """);
        assertThatThrownBy(() -> configure(folder, "{name: chat, credentialsId: chat-url, room: '#load'}"))
                .hasStackTraceContaining("write the room without #");
    }

    private static void configure(Path folder, String chat) throws Exception {
        Path file = Files.writeString(
                folder.resolve("jenkins.yaml"), "unclassified: {k6Notify: {channels: [{teamChat: " + chat + "}]}}");
        ConfigurationAsCode.get().configure(file.toUri().toString());
    }

    @Test
    void testHookAndMessageAreDelivered() throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Credentials.system("chat-url", receiver.url("/hook"));
            K6NotifyConfiguration.get().setChannels(List.of(channel()));
            String answer = ChannelRequests.post(r, TeamChatChannel.DescriptorImpl.class, "testHook", """
                    {"credentialsId": "chat-url", "allowHttp": true, "room": "load tests"}""");
            assertThat(answer).contains("Delivered: the receiver returned HTTP 200: ok");
            assertThat(receiver.take().body()).isEqualTo("{\"room\":\"load tests\",\"text\":\"This is a test.\"}");

            Channel channel = K6NotifyConfiguration.get().channel("chat").orElseThrow();
            UUID id = UUID.randomUUID();
            Delivery end = OutboxService.get()
                    .submit(channel.endpoint(), "key", channel.format().message(id, new TestHookEvent()))
                    .get(30, TimeUnit.SECONDS);
            assertThat(end.state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(receiver.take().header("X-request-id")).isEqualTo(id.toString());
        }
    }
}
