package io.jenkins.plugins.k6notify.engine.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.List;

/**
 * Builds the blocks of a message within Slack's limits (docs.slack.dev/reference/block-kit/blocks): 150 characters in a
 * header, 3000 in a section, ten fields of 2000. Ours are smaller, to stay below the 13,000 that a message may have in all.
 */
final class SlackBlocks {

    static final int HEADER = 150;
    static final int SECTION = 2000;
    static final int FIELD = 300;
    private static final int MOST_FIELDS = 10;
    private static final int CONTEXT = 600;
    private static final int BUTTON_TEXT = 75;
    private static final int BUTTON_URL = 3000;

    private final ArrayNode blocks;

    SlackBlocks(ArrayNode blocks) {
        this.blocks = blocks;
    }

    /** @param text plain, in one line */
    void header(String text) {
        ObjectNode header = block("header").putObject("text");
        header.put("type", "plain_text").put("text", Excerpt.line(text, HEADER)).put("emoji", true);
    }

    /** @param markup escaped, at most {@link #SECTION} characters */
    void section(String markup) {
        markup(block("section").putObject("text"), markup);
    }

    /** @param fields escaped, at most {@link #FIELD} characters each */
    void fields(List<String> fields) {
        if (!fields.isEmpty()) {
            ArrayNode array = block("section").putArray("fields");
            fields.stream().limit(MOST_FIELDS).forEach(field -> markup(array.addObject(), field));
        }
    }

    /** @param text plain */
    void context(String text) {
        ObjectNode element = block("context").putArray("elements").addObject();
        element.put("type", "plain_text")
                .put("text", Excerpt.line(text, CONTEXT))
                .put("emoji", false);
    }

    void buttons(List<Link> links) {
        List<Link> usable =
                links.stream().filter(link -> link.url().length() <= BUTTON_URL).toList();
        if (usable.isEmpty()) {
            return;
        }
        ArrayNode elements = block("actions").putArray("elements");
        for (Link link : usable) {
            ObjectNode button = elements.addObject().put("type", "button");
            button.putObject("text")
                    .put("type", "plain_text")
                    .put("text", Excerpt.line(link.label(), BUTTON_TEXT))
                    .put("emoji", false);
            button.put("url", link.url());
        }
    }

    /** A button that opens a page. */
    record Link(String label, String url) {}

    private ObjectNode block(String type) {
        return blocks.addObject().put("type", type);
    }

    /** "verbatim" keeps Slack from making links of names that only look like one. */
    private static void markup(ObjectNode text, String markup) {
        text.put("type", "mrkdwn").put("text", markup).put("verbatim", true);
    }
}
