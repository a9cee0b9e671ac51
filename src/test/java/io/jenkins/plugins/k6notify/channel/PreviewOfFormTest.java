package io.jenkins.plugins.k6notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.ChannelRequests;
import io.jenkins.plugins.k6notify.support.jenkins.teamchat.TeamChatChannel;
import java.util.List;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the web method of the button <em>Preview</em>. */
@InJenkins
@WithJenkins
public class PreviewOfFormTest {

    @TestExtension
    public static TeamChatChannel.DescriptorImpl teamChat() {
        return new TeamChatChannel.DescriptorImpl();
    }

    private static JSONObject preview(JenkinsRule r, Class<? extends ChannelDescriptor> kind, String fields)
            throws Exception {
        return JSONObject.fromObject(ChannelRequests.post(r, kind, "preview", fields));
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(JSONObject answer, String key) {
        return answer.getJSONObject("data").getJSONArray("messages").stream()
                .map(message -> ((JSONObject) message).optString(key))
                .toList();
    }

    @Test
    void bodiesAreThoseOfUnsavedChannel(JenkinsRule r) throws Exception {
        JSONObject answer = preview(r, WebhookChannel.DescriptorImpl.class, """
                {"name": "", "template": "{\\n  \\"name\\": \\"{{ test.name }} <b>\\", \\"x\\": \\"{{ usr }}\\"}"}""");
        assertThat(answer.getString("status")).isEqualTo("ok");
        assertThat(answer.getJSONObject("data").getString("kind")).isEqualTo("webhook");
        assertThat(answer.getJSONObject("data").getString("advice")).contains("usr (line 2)");
        assertThat(texts(answer, "title")).containsExactly("Started", "Passed", "Failed", "Test hook");
        assertThat(texts(answer, "body"))
                .allSatisfy(
                        body -> assertThat(body).startsWith("{\n  \"name\": \"").endsWith(" <b>\", \"x\": \"\"}"));
        assertThat(K6NotifyConfiguration.get().getChannels()).isEmpty();
    }

    @Test
    void problemOfOneEventIsAtItsMessage(JenkinsRule r) throws Exception {
        JSONObject answer = preview(r, WebhookChannel.DescriptorImpl.class, """
                {"template": "{{ 1 / test.result }}"}""");
        assertThat(texts(answer, "problem").get(1)).startsWith("line 1, column ");
        assertThat(texts(answer, "body").get(2)).isEqualTo("1.0");
    }

    @Test
    void invalidTemplateAndMentionAreReported(JenkinsRule r) throws Exception {
        JSONObject webhook = preview(r, WebhookChannel.DescriptorImpl.class, """
                {"name": "<b>", "template": "{% include 'a' %}"}""");
        assertThat(webhook.getString("status")).isEqualTo("error");
        assertThat(webhook.getString("message")).startsWith("Channel <b>: line 1, column 1: ");
        JSONObject slack = preview(r, SlackChannel.DescriptorImpl.class, """
                {"name": "perf", "mention": "@here"}""");
        assertThat(slack.getString("message")).startsWith("Channel perf: not a mention Slack knows");
    }

    @Test
    void channelOfAnotherPluginHasPreview(JenkinsRule r) throws Exception {
        JSONObject answer = preview(r, TeamChatChannel.DescriptorImpl.class, """
                {"room": "load"}""");
        assertThat(texts(answer, "body").get(3)).isEqualTo("{\"room\":\"load\",\"text\":\"This is a test.\"}");
    }
}
