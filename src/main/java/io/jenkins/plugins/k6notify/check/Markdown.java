package io.jenkins.plugins.k6notify.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.message.RunContent;

/** Parts of GitHub Flavored Markdown, on one line each. */
final class Markdown {

    private Markdown() {}

    /**
     * Returns a text from outside as code: nothing in it is Markdown, HTML, a link, or the mention of a user or an issue.
     * A vertical bar, which would end the cell of a table, becomes a broken bar.
     *
     * @return empty for null or blank text
     */
    static String code(@CheckForNull String foreign, int max) {
        String text = RunContent.line(foreign, max).replace('|', '¦');
        if (text.isBlank()) {
            return "";
        }
        String fence = "`".repeat(longestRunOfBackticks(text) + 1);
        String pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
        return fence + pad + text + pad + fence;
    }

    private static int longestRunOfBackticks(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** @param url address in the notation of URIs, which has no angle brackets */
    static String link(String words, String url) {
        return "[" + words + "](<" + url + ">)";
    }
}
