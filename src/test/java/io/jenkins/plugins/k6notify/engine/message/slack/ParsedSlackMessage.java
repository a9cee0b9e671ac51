package io.jenkins.plugins.k6notify.engine.message.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.model.Attachment;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.util.json.GsonBlockElementFactory;
import com.slack.api.util.json.GsonContextBlockElementFactory;
import com.slack.api.util.json.GsonLayoutBlockFactory;
import com.slack.api.util.json.GsonRichTextElementFactory;
import com.slack.api.util.json.GsonTextObjectFactory;
import io.jenkins.plugins.k6notify.engine.message.HostileRuns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** A message, parsed with the model of Slack, and the limits in the documentation of Slack. */
public final class ParsedSlackMessage {

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(LayoutBlock.class, new GsonLayoutBlockFactory(true))
            .registerTypeAdapter(TextObject.class, new GsonTextObjectFactory(true))
            .registerTypeAdapter(BlockElement.class, new GsonBlockElementFactory(true))
            .registerTypeAdapter(ContextBlockElement.class, new GsonContextBlockElementFactory(true))
            .registerTypeAdapter(RichTextElement.class, new GsonRichTextElementFactory(true))
            .create();

    private final String text;
    private final List<LayoutBlock> blocks;
    private final int size;

    private ParsedSlackMessage(String text, List<LayoutBlock> blocks, int size) {
        this.text = text;
        this.blocks = blocks;
        this.size = size;
    }

    /** Texts that Slack would format, that would mention people, or that are too long. */
    static Arbitrary<String> hostileTexts() {
        return HostileRuns.texts(
                "<!channel>",
                "<@U012AB3CD>",
                "<https://evil.example|click>",
                "<script>alert(1)</script>",
                "&amp;",
                "&",
                "\u001B[31mred",
                "\uD83D\uDE80",
                "\uD83D",
                "\n",
                "*bold*",
                "|",
                "\u202Eright");
    }

    public static ParsedSlackMessage read(String body) {
        JsonObject json = JsonParser.parseString(body).getAsJsonObject();
        List<LayoutBlock> blocks = new ArrayList<>(blocks(json));
        int size = blocks.isEmpty() ? 0 : json.get("blocks").toString().length();
        if (json.has("attachments")) {
            for (JsonElement attachment : json.getAsJsonArray("attachments")) {
                GSON.fromJson(attachment, Attachment.class);
                blocks.addAll(blocks(attachment.getAsJsonObject()));
                size += attachment.toString().length();
            }
        }
        return new ParsedSlackMessage(json.get("text").getAsString(), blocks, size);
    }

    private static List<LayoutBlock> blocks(JsonObject json) {
        return json.has("blocks") ? Arrays.asList(GSON.fromJson(json.get("blocks"), LayoutBlock[].class)) : List.of();
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

    /** All texts in the markup of Slack, in which formatting, mentions and links take effect. */
    List<String> markup() {
        return texts().stream()
                .filter(MarkdownTextObject.class::isInstance)
                .map(TextObject::getText)
                .toList();
    }

    /** All texts that Slack does not format, as they are shown; a paragraph is one text. */
    List<String> plain() {
        List<String> plain = new ArrayList<>();
        for (TextObject object : texts()) {
            if (object instanceof PlainTextObject text) {
                assertThat(text.getEmoji()).as(text.getText()).isFalse();
                plain.add(text.getText());
            }
        }
        for (LayoutBlock block : blocks) {
            if (block instanceof RichTextBlock rich) {
                plain.add(String.join("", spans(rich)));
            }
        }
        return plain;
    }

    private List<TextObject> texts() {
        List<TextObject> texts = new ArrayList<>();
        for (LayoutBlock block : blocks) {
            if (block instanceof HeaderBlock header) {
                texts.add(header.getText());
            } else if (block instanceof SectionBlock section) {
                if (section.getText() != null) {
                    texts.add(section.getText());
                }
                if (section.getFields() != null) {
                    texts.addAll(section.getFields());
                }
            } else if (block instanceof ContextBlock context) {
                context.getElements().forEach(element -> texts.add((TextObject) element));
            }
        }
        return texts;
    }

    private static List<String> spans(RichTextBlock block) {
        List<String> spans = new ArrayList<>();
        for (BlockElement part : block.getElements()) {
            for (RichTextElement element : ((RichTextSectionElement) part).getElements()) {
                spans.add(
                        element instanceof RichTextSectionElement.Link link
                                ? link.getText()
                                : ((RichTextSectionElement.Text) element).getText());
            }
        }
        return spans;
    }

    List<String> buttons() {
        return blocks.stream()
                .filter(ActionsBlock.class::isInstance)
                .flatMap(block -> ((ActionsBlock) block).getElements().stream())
                .map(element -> ((ButtonElement) element).getUrl())
                .toList();
    }

    /**
     * Verifies the limits of docs.slack.dev/reference/block-kit/blocks. The limit of 13,000 for the whole message is
     * that of slackapi/bolt-js#2509, where the structure around the texts counts too.
     */
    public void assertWithinLimits() {
        assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(4000);
        assertThat(blocks).hasSizeLessThanOrEqualTo(50);
        blocks.forEach(ParsedSlackMessage::check);
        assertThat(size).isLessThan(13_000);
    }

    private static void check(LayoutBlock block) {
        if (block instanceof HeaderBlock header) {
            checkText(header.getText().getText(), 150);
        } else if (block instanceof SectionBlock section) {
            if (section.getText() != null) {
                checkText(section.getText().getText(), 3000);
            }
            if (section.getFields() != null) {
                assertThat(section.getFields()).hasSizeBetween(1, 10);
                section.getFields().forEach(field -> checkText(field.getText(), 2000));
            }
        } else if (block instanceof ContextBlock context) {
            assertThat(context.getElements()).hasSizeBetween(1, 10);
            context.getElements().forEach(element -> checkText(((PlainTextObject) element).getText(), 2000));
        } else if (block instanceof RichTextBlock rich) {
            assertThat(spans(rich)).isNotEmpty().allSatisfy(span -> checkText(span, 3000));
        } else {
            ActionsBlock actions = (ActionsBlock) block;
            assertThat(actions.getElements()).hasSizeBetween(1, 25).allSatisfy(element -> {
                ButtonElement button = (ButtonElement) element;
                assertThat(button.getUrl()).hasSizeBetween(1, 3000);
                checkText(button.getText().getText(), 75);
            });
        }
    }

    private static void checkText(String text, int limit) {
        assertThat(text).isNotEmpty().hasSizeLessThanOrEqualTo(limit);
        // A torn surrogate pair becomes a question mark in UTF-8.
        assertThat(new String(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(text);
    }
}
