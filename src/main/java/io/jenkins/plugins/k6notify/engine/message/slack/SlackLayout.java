package io.jenkins.plugins.k6notify.engine.message.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.message.RunContent;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackBlocks.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The layout of a message about a run, in Block Kit with a plain-text fallback, which the formats for Slack share. All
 * but the header and the mention is in an attachment, which has a bar in the colour of the outcome.
 */
final class SlackLayout {

    private static final int FALLBACK = 1000;
    private static final int LINE = 1000;

    private final RunContent content;
    private final BulletList crossed;
    private final BulletList gates;
    private final BulletList warnings;
    private final String reason;

    SlackLayout(RunContent content) {
        this.content = content;
        this.crossed = BulletList.of(plain(content.crossed()), content.mayLackCrossed());
        this.gates = BulletList.of(plain(content.gates()), false);
        this.warnings = BulletList.of(content.warnings(), false);
        this.reason = SlackText.plain(content.reasonBeside(crossed.isWhole()), LINE);
    }

    /**
     * Writes a message with all of the content.
     *
     * @param mention null for none
     */
    void writeAll(ObjectNode body, @CheckForNull Mention mention) {
        writeMessage(body, mention, true);
    }

    /** Writes a message without the details that {@link #writeDetails} has. */
    void writeOverview(ObjectNode body) {
        writeMessage(body, null, false);
    }

    private void writeMessage(ObjectNode body, @CheckForNull Mention mention, boolean hasDetails) {
        writeHead(body, mention);
        SlackBlocks blocks = attachment(body);
        if (hasDetails) {
            blocks.paragraph(reasonSpans());
        }
        blocks.fields(content.facts());
        blocks.paragraph(build());
        if (hasDetails) {
            writeLists(blocks);
        }
        blocks.context(content.context());
        blocks.buttons(content.links());
    }

    /** Whether the run has a reason, crossed thresholds, quality gates to tell of, or warnings. */
    boolean hasDetails() {
        return !content.reason().isEmpty()
                || !content.crossed().isEmpty()
                || !content.gates().isEmpty()
                || !content.warnings().isEmpty();
    }

    /**
     * Writes a reply with the reason, the crossed thresholds, the quality gates, the warnings and the link to the build.
     *
     * @param mention null for none
     */
    void writeDetails(ObjectNode body, @CheckForNull Mention mention) {
        writeText(body, mention);
        if (mention != null) {
            new SlackBlocks(body.putArray("blocks")).section(mention.markup());
        }
        SlackBlocks blocks = attachment(body);
        blocks.paragraph(reasonSpans());
        writeLists(blocks);
        blocks.paragraph(build());
    }

    /** Writes a reply that mentions people, and names the run. */
    void writeMention(ObjectNode body, Mention mention) {
        writeText(body, mention);
        SlackBlocks blocks = new SlackBlocks(body.putArray("blocks"));
        blocks.section(mention.markup());
        blocks.paragraph(List.of(Span.of(SlackText.plain(content.headline().text(), LINE))));
    }

    /** Writes the message of a test hook. */
    static void writeTest(ObjectNode body) {
        body.put("text", "k6-notify can post here: this is the test you asked for.");
    }

    private void writeHead(ObjectNode body, @CheckForNull Mention mention) {
        writeText(body, null);
        SlackBlocks blocks = new SlackBlocks(body.putArray("blocks"));
        blocks.header(content.headline().emoji() + " " + content.headline().text());
        if (mention != null) {
            blocks.section(mention.markup());
        }
    }

    /** Slack shows this text in notifications, and in place of blocks that it refuses. */
    private void writeText(ObjectNode body, @CheckForNull Mention mention) {
        String text = SlackText.escape(content.words(), FALLBACK);
        body.put("text", mention == null ? text : mention.markup() + " " + text);
        body.put("mrkdwn", false);
    }

    private SlackBlocks attachment(ObjectNode body) {
        return new SlackBlocks(body.putArray("attachments")
                .addObject()
                .put("color", content.severity().color())
                .putArray("blocks"));
    }

    private void writeLists(SlackBlocks blocks) {
        blocks.paragraph(crossed.under("Crossed thresholds"));
        blocks.paragraph(gates.under("Quality gates"));
        blocks.paragraph(warnings.under("Warnings"));
    }

    private List<Span> reasonSpans() {
        return reason.isEmpty() ? List.of() : List.of(Span.of(reason));
    }

    private static List<String> plain(List<String> lines) {
        return lines.stream().map(line -> SlackText.plain(line, LINE)).toList();
    }

    /** Returns where the run took place, and who started it. */
    private List<Span> build() {
        List<Span> spans = new ArrayList<>();
        String build = SlackText.plain(content.build(), LINE);
        if (!build.isEmpty()) {
            spans.add(Span.bold("Build "));
            spans.add(Span.link(build, content.buildUrl()));
        }
        String user = SlackText.plain(content.user(), LINE);
        if (!user.isEmpty()) {
            spans.add(Span.bold((spans.isEmpty() ? "" : " · ") + "Started by "));
            spans.add(Span.of(user));
        }
        return spans;
    }
}
