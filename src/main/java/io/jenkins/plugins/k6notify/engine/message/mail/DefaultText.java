package io.jenkins.plugins.k6notify.engine.message.mail;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.message.Fact;
import io.jenkins.plugins.k6notify.engine.message.Link;
import io.jenkins.plugins.k6notify.engine.message.RunContent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The standard e-mail in plain text. */
final class DefaultText implements MailWriter {

    static final String TEST = "k6-notify can send e-mail to this address: this is the test you asked for.";

    /** Mail programs recognise the line "-- " as the beginning of a signature. */
    private static final String SIGNATURE = "-- \nSent by k6-notify\n";

    @Override
    public String write(UUID id, NotificationEvent event) {
        List<String> paragraphs = new ArrayList<>();
        if (event instanceof RunEvent run) {
            write(paragraphs, RunContent.of(run));
        } else {
            paragraphs.add(TEST + "\n");
        }
        paragraphs.add(SIGNATURE);
        return String.join("\n", paragraphs);
    }

    private static void write(List<String> paragraphs, RunContent content) {
        paragraphs.add(content.headline().text() + "\n");
        MailList crossed = MailList.of(content.crossed(), content.mayLackCrossed());
        add(paragraphs, "", lines("", List.of(content.reasonBeside(crossed.isWhole()))));
        add(paragraphs, "", facts(content));
        add(paragraphs, "Crossed thresholds:\n", lines("- ", crossed.lines()));
        add(paragraphs, "Quality gates:\n", lines("- ", content.gates()));
        add(paragraphs, "Warnings:\n", lines("- ", content.warnings()));
        StringBuilder links = new StringBuilder();
        for (Link link : content.links()) {
            links.append(link.label()).append(": ").append(link.url()).append('\n');
        }
        add(paragraphs, "", links.toString());
        add(paragraphs, "", lines("", List.of(content.context())));
    }

    /** Adds a paragraph; adds nothing if it is empty. */
    private static void add(List<String> paragraphs, String title, String text) {
        if (!text.isBlank()) {
            paragraphs.add(title + text);
        }
    }

    private static String lines(String start, List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(start).append(line).append('\n'));
        return text.toString();
    }

    private static String facts(RunContent content) {
        List<Fact> facts = new ArrayList<>(content.facts());
        if (!content.build().isEmpty()) {
            facts.add(new Fact("Build", content.build()));
        }
        if (!content.user().isEmpty()) {
            facts.add(new Fact("Started by", content.user()));
        }
        int width = facts.stream().mapToInt(fact -> fact.label().length()).max().orElse(0) + 2;
        StringBuilder text = new StringBuilder();
        for (Fact fact : facts) {
            text.append(fact.label())
                    .append(":")
                    .append(" ".repeat(width - 1 - fact.label().length()))
                    .append(fact.value())
                    .append('\n');
        }
        return text.toString();
    }
}
