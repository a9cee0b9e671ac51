package io.jenkins.plugins.k6notify.engine.message.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.message.Fact;
import io.jenkins.plugins.k6notify.engine.message.Link;
import java.util.List;

/**
 * Builds the blocks of a message within Slack's limits (docs.slack.dev/reference/block-kit/blocks): 150 characters in a
 * header, 3000 in a section, ten fields of 2000. Uses lower limits, to stay below the 13,000 that a whole message may
 * have. Foreign text is in {@code plain_text} without emoji, or in {@code rich_text}, where Slack formats nothing; only
 * our own text is {@code mrkdwn}.
 */
final class SlackBlocks {

    /** The maximum length of the texts of one paragraph. */
    static final int PARAGRAPH = 2000;

    private static final int HEADER = 150;
    private static final int MOST_FIELDS = 10;
    private static final int CONTEXT = 600;

    /**
     * The maximum length of a URL, which job names in folders make long. Slack accepts 3000 characters, which also
     * count towards the limit of a message.
     */
    private static final int URL = 1500;

    private final ArrayNode blocks;

    SlackBlocks(ArrayNode blocks) {
        this.blocks = blocks;
    }

    /** @param text plain text on one line */
    void header(String text) {
        plain(block("header").putObject("text"), SlackText.plain(text, HEADER));
    }

    /** @param markup our own markup */
    void section(String markup) {
        markup(block("section").putObject("text"), markup);
    }

    /** @param fields our own text, at most ten */
    void fields(List<Fact> fields) {
        ArrayNode array = block("section").putArray("fields");
        fields.stream()
                .limit(MOST_FIELDS)
                .forEach(fact -> markup(array.addObject(), "*" + fact.label() + "*\n" + fact.value()));
    }

    /** Adds a paragraph; adds nothing if there are no spans. */
    void paragraph(List<Span> spans) {
        if (spans.isEmpty()) {
            return;
        }
        ArrayNode elements = block("rich_text")
                .putArray("elements")
                .addObject()
                .put("type", "rich_text_section")
                .putArray("elements");
        for (Span span : spans) {
            String url = span.url();
            ObjectNode element = elements.addObject().put("type", url == null ? "text" : "link");
            if (url != null) {
                element.put("url", url);
            }
            element.put("text", span.text());
            if (span.bold()) {
                element.putObject("style").put("bold", true);
            }
        }
    }

    /** @param text plain text */
    void context(String text) {
        plain(block("context").putArray("elements").addObject(), SlackText.plain(text, CONTEXT));
    }

    void buttons(List<Link> links) {
        List<Link> usable =
                links.stream().filter(link -> link.url().length() <= URL).toList();
        if (usable.isEmpty()) {
            return;
        }
        ArrayNode elements = block("actions").putArray("elements");
        for (Link link : usable) {
            ObjectNode button = elements.addObject().put("type", "button");
            plain(button.putObject("text"), link.label());
            button.put("url", link.url());
        }
    }

    /**
     * A part of a paragraph.
     *
     * @param text the text as shown, not empty; the spans of a paragraph have at most {@link #PARAGRAPH} characters in
     *     total
     * @param url null if the span is not a link
     */
    record Span(String text, boolean bold, @CheckForNull String url) {

        static Span of(String text) {
            return new Span(text, false, null);
        }

        static Span bold(String text) {
            return new Span(text, true, null);
        }

        /** Creates a link, or plain text if there is no URL or if it is too long. */
        static Span link(String text, @CheckForNull String url) {
            return new Span(text, false, url == null || url.length() > URL ? null : url);
        }
    }

    private ObjectNode block(String type) {
        return blocks.addObject().put("type", type);
    }

    private static void plain(ObjectNode object, String text) {
        object.put("type", "plain_text").put("text", text).put("emoji", false);
    }

    /** "verbatim" prevents Slack from turning names that resemble a link into one. */
    private static void markup(ObjectNode text, String markup) {
        text.put("type", "mrkdwn").put("text", markup).put("verbatim", true);
    }
}
