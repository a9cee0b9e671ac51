package io.jenkins.plugins.k6notify.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.cli.receiver.ReceiverServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/** Bodies that are no message, or too much of one; and accessibility of those that are. */
class HostileMessageBrowserTest extends MessageBrowserTestCase {

    private static final int MEBIBYTE = 1 << 20;
    private static final String MARKUP = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>";

    @ParameterizedTest
    @ValueSource(strings = {"slack", "teams", "mail", "webhook", "unknown", "constructor"})
    void bodyThatIsNoJsonIsText(String kind) {
        draw(kind, MARKUP);

        assertThat(texts(".message-plain")).containsExactly(MARKUP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "null", "7"})
    void bodyThatIsNoObjectIsJson(String body) {
        draw("slack", body);

        assertThat(browser.one(".json").getText().replaceAll("\\s", "")).isEqualTo(body);
    }

    @Test
    void emptyBodyIsNamed() {
        draw("teams", "");

        assertThat(texts(".message-note")).containsExactly("The request has no body.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slack|{'blocks': {}, 'attachments': 'x', 'text': 5, 'username': {}, 'channel': [], 'thread_ts': {}}",
                "slack|{'attachments': [null, 7, {'color': {}, 'title': [], 'fields': [null, {'title': 1}], 'blocks': 3}]}",
                "slack|{'blocks': [{'type': {}}, {'type': 'header', 'text': 'x'}, {'type': 'actions', 'elements': {}},"
                        + " {'type': 'section', 'text': 7, 'fields': [1, null], 'accessory': 'x'},"
                        + " {'type': 'context', 'elements': [null, 3]}, {'type': 'rich_text', 'elements': [null,"
                        + " {'type': 'rich_text_section', 'elements': [null, 7, {'style': 'bold', 'text': {}}]}]}]}",
                "teams|{'type': 'AdaptiveCard', 'body': {}, 'actions': 'x', 'msteams': 7}",
                "teams|{'type': 'AdaptiveCard', 'msteams': {'width': {}, 'entities': [null, {'mentioned': 3}]}, 'body': [7,"
                        + " {'type': 'TextBlock', 'text': {}, 'size': 3, 'maxLines': {}, 'wrap': true},"
                        + " {'type': 'ColumnSet', 'columns': [null, {'width': [], 'items': 'x'}]},"
                        + " {'type': 'FactSet', 'facts': 'x'}, {'type': 'RichTextBlock', 'inlines': [null, 7]},"
                        + " {'type': 'ActionSet', 'actions': [null, {'type': 'Action.OpenUrl', 'url': 7}]}]}",
                "teams|{'attachments': {'content': 1}}",
                "mail|{'to': [null, {}, 7], 'html': 7, 'text': [], 'subject': {}, '__proto__': {'html': 'x'}}"
            })
    void valuesOfWrongTypesAreLeftOut(String slot) {
        String[] parts = slot.split("\\|", 2);
        draw(parts[0], parts[1].replace('\'', '"'));

        assertThat(browser.one(".k6-message").getAttribute("data-kind")).isEqualTo(parts[0]);
        assertThat(browser.one(".k6-message").getText()).doesNotContain("[object", "undefined", "null");
    }

    static List<String> slots() {
        return List.of(
                "slack|{\"text\": \"%s\"}",
                "slack|{\"username\": \"%s\", \"channel\": \"%<s\", \"blocks\": [{\"type\": \"header\", \"text\": {\"text\": \"%<s\"}}]}",
                "slack|{\"attachments\": [{\"title\": \"%s\", \"title_link\": \"javascript:window.hacked=1\", \"footer\": \"%<s\"}]}",
                "slack|{\"blocks\": [{\"type\": \"%s\"}]}",
                "teams|{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"%s\"}]}",
                "teams|{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"FactSet\", \"facts\": [{\"title\": \"%s\"}]}]}",
                "teams|{\"type\": \"AdaptiveCard\", \"actions\": [{\"type\": \"Action.OpenUrl\", \"title\": \"%s\"}]}",
                "mail|{\"from\": \"%s\", \"subject\": \"%<s\", \"text\": \"%<s\"}",
                "webhook|{\"%s\": \"%<s\"}");
    }

    @ParameterizedTest
    @MethodSource("slots")
    void markupIsText(String slot) {
        String[] parts = slot.split("\\|", 2);
        draw(parts[0], parts[1].formatted(MARKUP));

        assertThat(browser.one(".k6-message").getText()).contains("img src=x onerror=");
        assertThat(browser.all(".k6-message script, .k6-message img[src=x]")).isEmpty();
    }

    static Stream<Arguments> floods() {
        List<Arguments> floods = new ArrayList<>();
        for (String kind : List.of("slack", "teams", "mail", "webhook")) {
            floods.add(Arguments.of(kind, "depth", "{\"body\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
            floods.add(Arguments.of(kind, "numbers", "{\"blocks\": [" + "1,".repeat(MEBIBYTE / 2) + "1]}"));
        }
        floods.add(Arguments.of("slack", "blocks", "{\"blocks\": [" + repeat("{\"type\":\"divider\"}") + "]}"));
        floods.add(Arguments.of("slack", "sections", "{\"blocks\": [" + repeat(sectionOfFields()) + "]}"));
        for (String mark :
                List.of("*a ", "_a ", "`a", "<a", "``` ", "<@", "&gt;\\n", ":a:", "*a* ", "*_~", "> \\n\\n")) {
            floods.add(Arguments.of("slack", mark, "{\"blocks\": [" + repeat(sectionOf(mark)) + "]}"));
        }
        for (String mark : List.of(
                "**a ", "__a ", "[a](", "[a", "*a* ", "\\\\", "<at>", "- \\n", "*_**__", "[a](b(", "&#1", "\\n \\n")) {
            floods.add(Arguments.of("teams", mark, card(textBlock(text(mark)))));
        }
        String open = "{\"type\":\"Container\",\"style\":\"good\",\"items\":[";
        floods.add(Arguments.of("teams", "containers", card(open.repeat(5_000) + "]}".repeat(5_000))));
        floods.add(Arguments.of("mail", "elements", "{\"html\": \"" + text("<p>a") + "\"}"));
        floods.add(Arguments.of("mail", "nested", "{\"html\": \"" + text("<div><b>") + "\"}"));
        floods.add(Arguments.of("mail", "frames", "{\"html\": \"" + text("<iframe srcdoc=x></iframe>") + "\"}"));
        floods.add(Arguments.of("mail", "text", "{\"text\": \"" + text("a b\\n") + "\"}"));
        floods.add(Arguments.of("webhook", "string", "{\"a\": \"" + text("\\\\") + "\"}"));
        floods.add(Arguments.of("webhook", "no JSON", text("a ")));
        return floods.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("floods")
    void mebibyteIsDrawnInPart(String kind, String what, String body) {
        long start = System.nanoTime();
        draw(kind, body);
        int elements = ((Number) browser.run("return document.querySelectorAll('*').length")).intValue();

        assertThat(elements).isLessThan(60_000);
        assertThat((System.nanoTime() - start) / 1e9).as("seconds").isLessThan(20);
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void messagesHaveNoAccessibilityViolations(String scheme) throws Exception {
        browser.prefers(scheme);
        for (String kind : List.of("slack", "teams", "mail", "webhook")) {
            draw(kind, sample(kind));
            // Without the frame, in which axe cannot run.
            browser.all("[data-view=text]").forEach(WebElement::click);

            assertThat(browser.barriers()).as(kind).isEmpty();
        }
    }

    @Test
    void noteTellsThatMessageIsCut() {
        draw("slack", "{\"blocks\": [" + repeat("{\"type\":\"divider\"}") + "]}");

        assertThat(texts(".message-note")).containsExactly("The message is too large to be drawn completely.");
    }

    private static String sample(String kind) throws IOException {
        try (InputStream in = ReceiverServer.class.getResourceAsStream(kind + "-finished.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sectionOfFields() {
        String field = "{\"type\":\"mrkdwn\",\"text\":\"*a* _b_\"}";
        return "{\"type\":\"section\",\"fields\":[" + String.join(",", Arrays.asList(field, field, field)) + "]}";
    }

    private static String sectionOf(String mark) {
        return "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + text(mark, 10_000) + "\"}}";
    }

    private static String textBlock(String text) {
        return "{\"type\":\"TextBlock\",\"wrap\":true,\"text\":\"" + text + "\"}";
    }

    private static String card(String elements) {
        return "{\"type\":\"AdaptiveCard\",\"body\":[" + elements + "]}";
    }

    /** The part, separated by commas, up to a mebibyte. */
    private static String repeat(String part) {
        return (part + ',').repeat(MEBIBYTE / (part.length() + 1)) + part;
    }

    private static String text(String mark) {
        return text(mark, MEBIBYTE);
    }

    private static String text(String mark, int length) {
        return mark.repeat(length / mark.length());
    }
}
