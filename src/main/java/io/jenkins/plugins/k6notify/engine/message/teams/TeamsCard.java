package io.jenkins.plugins.k6notify.engine.message.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.message.Headline;
import io.jenkins.plugins.k6notify.engine.message.RunContent;
import io.jenkins.plugins.k6notify.engine.message.Severity;
import io.jenkins.plugins.k6notify.engine.message.teams.CardElements.Labelled;
import java.util.ArrayList;
import java.util.List;

/**
 * The card about a run.
 *
 * @param mention the person to notify if the run did not pass or violates a quality gate; null for none
 */
record TeamsCard(RunContent content, @CheckForNull TeamsMention mention) {

    private static final int HEADLINE = 100;
    private static final int LINE = 1000;
    private static final int NAME = 250;
    private static final int NOTE = 600;

    /** Writes a part of the content to an empty card. */
    void write(ObjectNode card, Shown shown) {
        Headline headline = content.headline();
        // Clients that cannot show the card format this text, so it contains no name.
        card.put("fallbackText", "k6 test " + headline.words());
        CardElements elements = new CardElements(card);
        elements.headline(
                headline.emoji() + " " + TeamsText.plain(headline.name(), HEADLINE) + " " + headline.words(),
                color(content.severity()));
        if (mention != null && content.needsAttention()) {
            elements.block(mention.markup());
            mention.addTo(card.withObject("/msteams"));
        }
        elements.paragraph(TeamsText.plain(content.reasonBeside(shown.showsAllCrossed(content)), LINE));
        elements.facts(content.facts().subList(0, shown.facts()));
        elements.labelled(build());
        elements.list("Crossed thresholds", lines(content.crossed(), shown.crossed()));
        elements.list("Quality gates", lines(content.gates(), Integer.MAX_VALUE));
        elements.list("Warnings", lines(content.warnings(), shown.warnings()));
        elements.note(shown.leftOut(content));
        elements.note(TeamsText.plain(content.context(), NOTE));
        elements.buttons(content.links());
    }

    private static String color(Severity severity) {
        return switch (severity) {
            case INFO -> "Accent";
            case GOOD -> "Good";
            case WARNING -> "Warning";
            case BAD -> "Attention";
        };
    }

    /** Returns where the run took place, and who started it. */
    private List<Labelled> build() {
        List<Labelled> texts = new ArrayList<>();
        String build = TeamsText.plain(content.build(), NAME);
        if (!build.isEmpty()) {
            texts.add(new Labelled("Build ", build));
        }
        String user = TeamsText.plain(content.user(), NAME);
        if (!user.isEmpty()) {
            texts.add(new Labelled((texts.isEmpty() ? "" : " · ") + "Started by ", user));
        }
        return texts;
    }

    private static List<String> lines(List<String> lines, int count) {
        return lines.stream()
                .limit(count)
                .map(line -> TeamsText.plain(line, LINE))
                .toList();
    }
}
