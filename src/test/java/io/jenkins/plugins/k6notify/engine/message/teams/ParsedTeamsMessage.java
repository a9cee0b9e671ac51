package io.jenkins.plugins.k6notify.engine.message.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A message for Microsoft Teams, checked with Microsoft's library. */
final class ParsedTeamsMessage {

    private static final AdaptiveCards LIBRARY = AdaptiveCards.load();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode envelope;
    private final ObjectNode card;

    private ParsedTeamsMessage(JsonNode envelope, ObjectNode card) {
        this.envelope = envelope;
        this.card = card;
    }

    static ParsedTeamsMessage read(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            JsonNode content = json.has("attachments") ? json.at("/attachments/0/content") : json;
            return new ParsedTeamsMessage(json, (ObjectNode) content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String summary() {
        return envelope.get("summary").asText();
    }

    JsonNode card() {
        return card;
    }

    String headline() {
        return card.at("/body/0/inlines/0/text").asText();
    }

    String color() {
        return card.at("/body/0/inlines/0/color").asText();
    }

    /** The paragraphs without Markdown, as they are shown. */
    List<String> paragraphs() {
        return elements("RichTextBlock").stream()
                .map(block -> String.join("", block.at("/inlines").findValuesAsText("text")))
                .toList();
    }

    /** The texts with Markdown, except labels and values of facts. */
    List<String> markdown() {
        return elements("TextBlock").stream()
                .map(block -> block.get("text").asText())
                .toList();
    }

    /** The facts, such as {@code p(95): 612.3 ms}. */
    List<String> facts() {
        return elements("FactSet").stream()
                .flatMap(set -> StreamSupport.stream(set.get("facts").spliterator(), false))
                .map(fact ->
                        fact.get("title").asText() + ": " + fact.get("value").asText())
                .toList();
    }

    List<String> buttons() {
        return card.path("actions").findValuesAsText("url");
    }

    /** The items of a list, without bullets. */
    List<String> list(String title) {
        List<String> paragraphs = paragraphs();
        assertThat(paragraphs).contains(title);
        return paragraphs.subList(paragraphs.indexOf(title) + 1, paragraphs.size()).stream()
                .takeWhile(paragraph -> paragraph.startsWith("• "))
                .map(paragraph -> paragraph.substring(2))
                .toList();
    }

    private List<JsonNode> elements(String type) {
        List<JsonNode> elements = new ArrayList<>();
        card.get("body").forEach(element -> {
            if (element.get("type").asText().equals(type)) {
                elements.add(element);
            }
        });
        return elements;
    }

    /** Verifies that the card has only what Adaptive Cards 1.4 know, that it is small enough, and what it may format. */
    void assertValid() {
        AdaptiveCards.Result result = LIBRARY.check(card.toString());
        ObjectNode withoutTeams = card.deepCopy();
        withoutTeams.remove("msteams");
        assertThat(result.errors()).isEmpty();
        assertThat(result.known()).isEqualTo(withoutTeams);
        assertThat(card.at("/msteams/width").asText()).isEqualTo("Full");
        assertThat(reencodedSize()).isLessThan(27_000);
        assertThat(paragraphs())
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("{{", "\n", "\r")
                        .doesNotContainPattern("<[A-Za-z/!]")
                        .isEqualTo(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
        List<String> ours = new ArrayList<>(facts());
        ours.addAll(markdown());
        ours.add(card.get("fallbackText").asText());
        assertThat(ours)
                .filteredOn(text -> !text.startsWith("<at>"))
                .allSatisfy(text -> assertThat(rendered(text)).isEqualTo(text));
    }

    /** The bytes of the card as a JSON string, in which a workflow passes it on. */
    int reencodedSize() {
        try {
            return JSON.writeValueAsBytes(card.toString()).length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text as Markdown shows it; empty if it has more than one paragraph or any formatting. */
    private static String rendered(String markdown) {
        Node document = Parser.builder().build().parse(markdown);
        assertThat(document).isInstanceOf(Document.class);
        Node paragraph = document.getFirstChild();
        boolean plain = paragraph instanceof Paragraph
                && paragraph.getNext() == null
                && paragraph.getFirstChild() instanceof Text
                && paragraph.getFirstChild().getNext() == null;
        return plain ? ((Text) paragraph.getFirstChild()).getLiteral() : "";
    }
}
