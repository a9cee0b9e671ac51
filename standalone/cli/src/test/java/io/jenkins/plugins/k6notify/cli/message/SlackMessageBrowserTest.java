package io.jenkins.plugins.k6notify.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of Slack messages beyond those that the tests of the receiver's page cover. */
class SlackMessageBrowserTest extends MessageBrowserTestCase {

    @Test
    void attachmentWithBlocksHasBarInItsColour() {
        draw("slack", """
                {"text": "fallback", "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "passed"}}],
                 "attachments": [{"color": "#2eb67d", "fallback": "not shown", "blocks": [
                   {"type": "section", "text": {"type": "mrkdwn", "text": "*33 s*"}}]}]}""");

        assertThat(texts(".slack-header")).containsExactly("passed");
        assertThat(texts(".slack-attachment .slack-text strong")).containsExactly("33 s");
        assertThat(style(".slack-bar", "background-color")).isEqualTo("rgba(46, 182, 125, 1)");
        assertThat(style(".slack-bar", "height")).isEqualTo(style(".slack-attachment-body", "height"));
        assertThat(browser.one(".slack").getText()).doesNotContain("fallback", "not shown");
    }

    @ParameterizedTest
    @CsvSource({
        "danger, 'rgba(224, 30, 90, 1)'",
        "ECB22E, 'rgba(236, 178, 46, 1)'",
        "red;background:url(x), 'rgba(221, 221, 221, 1)'"
    })
    void attachmentHasNamedColourOrHexColour(String colour, String drawn) {
        draw("slack", "{\"attachments\": [{\"color\": \"" + colour + "\", \"text\": \"x\"}]}");

        assertThat(style(".slack-bar", "background-color")).isEqualTo(drawn);
        assertThat(texts(".slack-text")).containsExactly("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"channel\": \"perf\", \"text\": \"x\"} | to #perf",
                "{\"channel\": \"C024BE7LH\", \"text\": \"x\", \"thread_ts\": \"1.2\"} | to C024BE7LH · reply in thread",
                "{\"channel\": \"#perf\", \"text\": \"x\", \"thread_ts\": \"1\", \"reply_broadcast\": true}"
                        + " | to #perf · reply in thread, also sent to the channel",
                "{\"channel\": \"C1\", \"text\": \"x\", \"ts\": \"1.2\"} | to C1 · replaces an earlier message"
            })
    void captionTellsChannelThreadAndUpdate(String body, String caption) {
        draw("slack", body);

        assertThat(texts(".slack-caption")).containsExactly(caption);
    }

    @Test
    void richTextHasListsQuotesCodeAndMentions() {
        draw("slack", """
                {"blocks": [{"type": "rich_text", "elements": [
                  {"type": "rich_text_list", "style": "bullet", "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "*one*"}]},
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "two", "style": {"code": true}}]}]},
                  {"type": "rich_text_quote", "elements": [{"type": "text", "text": "quoted", "style": {"italic": true}}]},
                  {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "p(95)<500"}]},
                  {"type": "rich_text_section", "elements": [
                    {"type": "emoji", "name": "x"}, {"type": "broadcast", "range": "here"},
                    {"type": "user", "user_id": "U1"}, {"type": "link", "url": "https://ci.example.com/"}]}]}]}""");

        assertThat(texts("ul.slack-list li")).containsExactly("*one*", "two");
        assertThat(texts("ul.slack-list code")).containsExactly("two");
        assertThat(texts("blockquote em")).containsExactly("quoted");
        assertThat(texts("pre.mrkdwn-pre")).containsExactly("p(95)<500");
        assertThat(browser.one(".slack").getText()).contains("❌@here@U1https://ci.example.com/");
    }

    @Test
    void unknownPartsAreNamed() {
        draw("slack", """
                {"blocks": [{"type": "video"}, {"type": "rich_text", "elements": [{"type": "rich_text_future"}]},
                 {"type": "actions", "elements": [{"type": "datepicker"}]}, {}, null, 7,
                 {"type": "image", "alt_text": "a chart", "image_url": "https://evil.example.com/x.png"}]}""");

        assertThat(texts(".message-unknown"))
                .containsExactly(
                        "Not drawn: video",
                        "Not drawn: rich_text_future",
                        "Not drawn: datepicker",
                        "Not drawn: a part without a type",
                        "Not drawn: a part without a type",
                        "Not drawn: a part without a type",
                        "Image: a chart");
    }
}
