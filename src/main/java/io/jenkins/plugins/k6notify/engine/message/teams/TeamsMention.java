package io.jenkins.plugins.k6notify.engine.message.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.regex.Pattern;

/**
 * A person whom Teams notifies when a run did not pass.
 *
 * @param upn the user principal name, such as {@code ada@example.org}
 * @param name the name as shown, in characters that have no meaning in Markdown
 */
public record TeamsMention(String upn, String name) {

    private static final int MAX_TEXT = 300;
    private static final int MAX_QUOTED = 60;

    private static final Pattern UPN =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9.'_!#^~+-]{0,112}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,111}[A-Za-z0-9])?");

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} .,'’()-]{0,112}");

    /** The characters of a user principal name that a {@link #name()} does not have. */
    private static final Pattern NOT_IN_NAME = Pattern.compile("[_!#^~+]+");

    /** @throws IllegalArgumentException if Teams would not show a mention; the message lists the accepted forms */
    public TeamsMention {
        if (!UPN.matcher(upn).matches() || !NAME.matcher(name).matches()) {
            throw refused(name + " <" + upn + ">");
        }
    }

    /**
     * Parses a mention.
     *
     * @param text {@code Ada Lovelace <ada@example.org>}, or {@code ada@example.org}, whose part before the @ is shown;
     *     surrounding white space is ignored
     * @throws IllegalArgumentException for any other text; the message lists the accepted forms
     */
    public static TeamsMention parse(String text) {
        String trimmed = text.strip();
        int open = trimmed.indexOf('<');
        int at = trimmed.indexOf('@');
        if (trimmed.length() > MAX_TEXT || at < 0 || (open >= 0 && !trimmed.endsWith(">"))) {
            throw refused(trimmed);
        }
        return open < 0
                ? new TeamsMention(
                        trimmed,
                        NOT_IN_NAME
                                .matcher(trimmed.substring(0, at))
                                .replaceAll(" ")
                                .strip())
                : new TeamsMention(
                        trimmed.substring(open + 1, trimmed.length() - 1),
                        trimmed.substring(0, open).strip());
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("\"" + Excerpt.line(text, MAX_QUOTED)
                + "\" is no mention for Teams: use the user principal name of a person, with or without a name before"
                + " it: ada@example.org or Ada Lovelace <ada@example.org>");
    }

    /** @param properties the properties of the card that only Teams knows */
    void addTo(ObjectNode properties) {
        properties
                .putArray("entities")
                .addObject()
                .put("type", "mention")
                .put("text", markup())
                .putObject("mentioned")
                .put("id", upn)
                .put("name", name);
    }

    /** Returns the text that Teams replaces by the mention, if the card has an entity with the same text. */
    String markup() {
        return "<at>" + name + "</at>";
    }
}
