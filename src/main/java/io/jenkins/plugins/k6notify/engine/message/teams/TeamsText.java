package io.jenkins.plugins.k6notify.engine.message.teams;

import io.jenkins.plugins.k6notify.engine.message.RunContent;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.regex.Pattern;

/**
 * Converts foreign text so that Teams shows it unchanged in a text run. Text runs have no Markdown
 * (learn.microsoft.com/adaptive-cards/authoring-cards/text-features). Teams nevertheless replaces mentions and functions
 * such as <code>{{DATE(...)}}</code> in them; a zero-width character breaks those. Text blocks and facts have Markdown,
 * whose escapes differ between the clients of Teams (MicrosoftDocs/msteams-docs#5793), so foreign text is never put
 * there.
 */
final class TeamsText {

    private static final String NO_WIDTH = "\u200B";

    /** The start of a function, a tag such as {@code <at>}, or an entity such as {@code &lt;}. */
    private static final Pattern MARKUP = Pattern.compile("\\{(?=\\{)|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]+;)");

    private TeamsText() {}

    /** @return one line of at most {@code max} characters for a text run */
    static String plain(String outside, int max) {
        String line = RunContent.line(outside, max);
        return Excerpt.of(MARKUP.matcher(line).replaceAll("$0" + NO_WIDTH), max);
    }
}
