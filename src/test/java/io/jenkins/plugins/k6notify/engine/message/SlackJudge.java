package io.jenkins.plugins.k6notify.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.util.json.GsonBlockElementFactory;
import com.slack.api.util.json.GsonContextBlockElementFactory;
import com.slack.api.util.json.GsonLayoutBlockFactory;
import com.slack.api.util.json.GsonTextObjectFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a message with Slack's own model, and holds it against the limits of Slack's documentation. */
final class SlackJudge {

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(LayoutBlock.class, new GsonLayoutBlockFactory(true))
            .registerTypeAdapter(TextObject.class, new GsonTextObjectFactory(true))
            .registerTypeAdapter(BlockElement.class, new GsonBlockElementFactory(true))
            .registerTypeAdapter(ContextBlockElement.class, new GsonContextBlockElementFactory(true))
            .create();

    private final String text;
    private final List<LayoutBlock> blocks;

    private SlackJudge(String text, List<LayoutBlock> blocks) {
        this.text = text;
        this.blocks = blocks;
    }

    static SlackJudge read(String body) {
        JsonObject json = JsonParser.parseString(body).getAsJsonObject();
        LayoutBlock[] blocks =
                json.has("blocks") ? GSON.fromJson(json.get("blocks"), LayoutBlock[].class) : new LayoutBlock[0];
        return new SlackJudge(json.get("text").getAsString(), Arrays.asList(blocks));
    }

    String text() {
        return text;
    }

    String header() {
        return blocks.stream()
                .filter(HeaderBlock.class::isInstance)
                .map(block -> ((HeaderBlock) block).getText().getText())
                .findFirst()
                .orElseThrow();
    }

    /** Every text in Slack's markup, where a mention or a link would work. */
    List<String> markup() {
        List<String> markup = new ArrayList<>(List.of(text));
        for (LayoutBlock block : blocks) {
            if (block instanceof SectionBlock section) {
                if (section.getText() != null) {
                    markup.add(section.getText().getText());
                }
                if (section.getFields() != null) {
                    section.getFields().forEach(field -> markup.add(field.getText()));
                }
            }
        }
        return markup;
    }

    List<String> buttons() {
        return blocks.stream()
                .filter(ActionsBlock.class::isInstance)
                .flatMap(block -> ((ActionsBlock) block).getElements().stream())
                .map(element -> ((ButtonElement) element).getUrl())
                .toList();
    }

    /** docs.slack.dev/reference/block-kit/blocks; the 13,000 in all are those of slackapi/bolt-js#2509. */
    void assertWithinLimits() {
        assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(4000);
        assertThat(blocks).hasSizeLessThanOrEqualTo(50);
        int total = blocks.stream().mapToInt(SlackJudge::checked).sum();
        assertThat(total).isLessThan(13_000);
    }

    private static int checked(LayoutBlock block) {
        if (block instanceof HeaderBlock header) {
            return size(header.getText(), 150);
        }
        if (block instanceof SectionBlock section) {
            int size = section.getText() == null ? 0 : size(section.getText(), 3000);
            if (section.getFields() != null) {
                assertThat(section.getFields()).hasSizeBetween(1, 10);
                size += section.getFields().stream()
                        .mapToInt(field -> size(field, 2000))
                        .sum();
            }
            return size;
        }
        if (block instanceof ContextBlock context) {
            assertThat(context.getElements()).hasSizeBetween(1, 10);
            return context.getElements().stream()
                    .mapToInt(element -> size((PlainTextObject) element, 2000))
                    .sum();
        }
        ActionsBlock actions = (ActionsBlock) block;
        assertThat(actions.getElements()).hasSizeBetween(1, 25);
        return actions.getElements().stream()
                .mapToInt(element -> {
                    ButtonElement button = (ButtonElement) element;
                    assertThat(button.getUrl()).hasSizeBetween(1, 3000);
                    return size(button.getText(), 75) + button.getUrl().length();
                })
                .sum();
    }

    private static int size(TextObject object, int limit) {
        String text = object.getText();
        assertThat(text).isNotEmpty().hasSizeLessThanOrEqualTo(limit);
        // A torn surrogate pair comes back from UTF-8 as a question mark.
        assertThat(new String(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(text);
        return text.length();
    }
}
