package io.jenkins.plugins.k6notify.engine.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.message.SlackBlocks.Link;
import io.jenkins.plugins.k6notify.engine.message.SlackBlocks.Span;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Formats messages for Slack's incoming webhooks, in Block Kit with a plain-text fallback (docs/design.md §7). */
public final class SlackFormat implements MessageFormat {

    private static final int FALLBACK = 1000;
    private static final int REASON = 1000;

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
            run(body, run);
        } else {
            body.put("text", "k6-notify can post here: this is the test you asked for.");
        }
        return new Message(id, event.type().id(), WebhookHeaders.ofEveryMessage(version), body.toString());
    }

    private void run(ObjectNode body, RunEvent event) {
        Headline headline = Headline.of(event);
        Outcome outcome = event.run().outcome();
        String reason = outcome == null ? "" : Objects.requireNonNullElse(outcome.reason(), "");
        List<String> warnings =
                event.run().warnings().stream().map(RunWarning::words).toList();
        body.put("text", fallback(headline, reason.isEmpty() ? String.join(", ", warnings) : reason));
        body.put("mrkdwn", false);

        SlackBlocks blocks = new SlackBlocks(body.putArray("blocks"));
        blocks.header(headline.emoji() + " " + headline.name() + " " + headline.words());
        if (isCalled(event)) {
            blocks.section(mention.markup());
        }
        BulletList crossed = BulletList.of(
                RunFacts.crossedThresholds(event), event.run().summary().isFullOfThresholds());
        // A complete list of crossed thresholds is more precise than the reason.
        boolean listed = crossed.isWhole() && outcome != null && outcome.kind() == Outcome.Kind.TEST_FAILED;
        String told = listed ? "" : SlackText.plain(reason, REASON);
        blocks.paragraph(told.isEmpty() ? List.of() : List.of(Span.of(told)));
        blocks.fields(RunFacts.fields(event));
        blocks.paragraph(RunFacts.build(event));
        blocks.paragraph(crossed.under("Crossed thresholds"));
        blocks.paragraph(BulletList.of(warnings, false).under("Warnings"));
        blocks.context(RunFacts.context(event));
        blocks.buttons(links(event));
    }

    private boolean isCalled(RunEvent event) {
        return mention != null
                && event instanceof TestFinished finished
                && finished.outcome().kind() != Outcome.Kind.PASSED;
    }

    private static String fallback(Headline headline, String reason) {
        String words = headline.name() + " " + headline.words() + (reason.isEmpty() ? "" : ": " + reason);
        return SlackText.escape(words, FALLBACK);
    }

    private static List<Link> links(RunEvent event) {
        Build build = event.context().build();
        List<Link> links = new ArrayList<>();
        add(links, "Open build", build == null ? null : build.url());
        add(links, "Open in k6 Cloud", event.run().banner().url());
        return links;
    }

    private static void add(List<Link> links, String label, @CheckForNull String url) {
        if (url != null) {
            links.add(new Link(label, url));
        }
    }
}
