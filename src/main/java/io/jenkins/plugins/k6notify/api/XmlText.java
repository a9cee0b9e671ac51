package io.jenkins.plugins.k6notify.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Pattern;

/**
 * Replaces characters in untrusted text that XML 1.0 forbids. Stapler writes every character, and XML parsers reject a
 * NUL.
 */
final class XmlText {

    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private XmlText() {}

    /** Returns the text with U+FFFD in place of each illegal character; null for null. */
    @CheckForNull
    static String of(@CheckForNull String text) {
        return text == null ? null : ILLEGAL.matcher(text).replaceAll("\uFFFD");
    }
}
