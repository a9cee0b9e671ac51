package io.jenkins.plugins.k6notify.engine.message.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.message.MessageHeaders;
import io.jenkins.plugins.k6notify.engine.message.RunContent;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackBlocks.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Formats messages for Slack's incoming webhooks, in Block Kit with a plain-text fallback (docs/design.md §7). All but
 * the header and the mention is in an attachment, which has a bar in the colour of the outcome.
 */
public final class SlackFormat implements MessageFormat {

    private static final int FALLBACK = 1000;
    private static final int LINE = 1000;

    private final ObjectMapper json = new ObjectMapper();
    private final String version;
    private final Mention mention;

    /**
     * @param version the version of k6-notify, for the user agent
     * @param mention the people to notify when a run did not pass; null for none
     */
    public SlackFormat(String version, @CheckForNull Mention mention) {
        this.version = version;
        this.mention = mention;
    }

    @Override
    public Message message(UUID id, NotificationEvent event) {
        ObjectNode body = json.createObjectNode();
        if (event instanceof RunEvent run) {
            run(body, RunContent.of(run));
        } else {
            body.put("text", "k6-notify can post here: this is the test you asked for.");
        }
        return new Message(id, event.type().id(), MessageHeaders.json(version), body.toString());
    }

    private void run(ObjectNode body, RunContent content) {
        body.put("text", SlackText.escape(content.words(), FALLBACK));
        body.put("mrkdwn", false);

        SlackBlocks head = new SlackBlocks(body.putArray("blocks"));
        head.header(content.headline().emoji() + " " + content.headline().name() + " "
                + content.headline().words());
        if (mention != null && content.isNotPassed()) {
            head.section(mention.markup());
        }
        ObjectNode attachment = body.putArray("attachments").addObject().put("color", content.severity().color());
        SlackBlocks blocks = new SlackBlocks(attachment.putArray("blocks"));
        BulletList crossed = BulletList.of(plain(content.crossed()), content.mayLackCrossed());
        String reason = SlackText.plain(content.reasonBeside(crossed.isWhole()), LINE);
        blocks.paragraph(reason.isEmpty() ? List.of() : List.of(Span.of(reason)));
        blocks.fields(content.facts());
        blocks.paragraph(build(content));
        blocks.paragraph(crossed.under("Crossed thresholds"));
        blocks.paragraph(BulletList.of(content.warnings(), false).under("Warnings"));
        blocks.context(content.context());
        blocks.buttons(content.links());
    }

    private static List<String> plain(List<String> lines) {
        return lines.stream().map(line -> SlackText.plain(line, LINE)).toList();
    }

    /** Returns where the run took place, and who started it. */
    private static List<Span> build(RunContent content) {
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
