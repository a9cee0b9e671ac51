package io.jenkins.plugins.k6notify.engine.message.teams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.k6notify.engine.message.Fact;
import io.jenkins.plugins.k6notify.engine.message.Link;
import java.util.List;

/**
 * Builds the elements of an Adaptive Card (adaptivecards.io/explorer). Text runs show their text unchanged, as far as
 * {@link TeamsText} describes; text blocks and facts have Markdown, so they contain only our own text.
 */
final class CardElements {

    /** The maximum length of a URL, which job names in folders make long. */
    private static final int URL = 1500;

    private final ObjectNode card;
    private final ArrayNode body;

    /** @param card the card, without elements */
    CardElements(ObjectNode card) {
        this.card = card;
        this.body = card.putArray("body");
    }

    /** @param color a colour of Adaptive Cards, such as {@code Good} */
    void headline(String text, String color) {
        run(paragraph(), text).put("size", "Medium").put("weight", "Bolder").put("color", color);
    }

    /** @param markup our own text */
    void block(String markup) {
        body.addObject().put("type", "TextBlock").put("text", markup).put("wrap", true);
    }

    /** @param facts our own text; adds nothing if there are none */
    void facts(List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        ArrayNode array = body.addObject().put("type", "FactSet").putArray("facts");
        for (Fact fact : facts) {
            array.addObject().put("title", fact.label()).put("value", fact.value());
        }
    }

    /** Adds a paragraph; adds nothing if the text is empty. */
    void paragraph(String text) {
        if (!text.isEmpty()) {
            run(paragraph(), text);
        }
    }

    /** Adds a paragraph of labels and texts; adds nothing if there are none. */
    void labelled(List<Labelled> texts) {
        if (texts.isEmpty()) {
            return;
        }
        ObjectNode paragraph = paragraph();
        for (Labelled labelled : texts) {
            run(paragraph, labelled.label()).put("weight", "Bolder");
            run(paragraph, labelled.text());
        }
    }

    /** Adds a list below a title; adds nothing if there are no lines. */
    void list(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        run(paragraph(), title).put("weight", "Bolder");
        // Clients of Teams differ in line breaks within a paragraph (microsoft/AdaptiveCards#4914).
        for (String line : lines) {
            run(paragraph().put("spacing", "None"), "• " + line);
        }
    }

    /** Adds a paragraph in small, subtle letters; adds nothing if the text is empty. */
    void note(String text) {
        if (!text.isEmpty()) {
            run(paragraph(), text).put("size", "Small").put("isSubtle", true);
        }
    }

    void buttons(List<Link> links) {
        List<Link> usable =
                links.stream().filter(link -> link.url().length() <= URL).toList();
        if (usable.isEmpty()) {
            return;
        }
        ArrayNode actions = card.putArray("actions");
        for (Link link : usable) {
            actions.addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", link.label())
                    .put("url", link.url());
        }
    }

    /** A text and the bold label before it. */
    record Labelled(String label, String text) {}

    private ObjectNode paragraph() {
        return body.addObject().put("type", "RichTextBlock");
    }

    private static ObjectNode run(ObjectNode paragraph, String text) {
        return paragraph.withArray("inlines").addObject().put("type", "TextRun").put("text", text);
    }
}
