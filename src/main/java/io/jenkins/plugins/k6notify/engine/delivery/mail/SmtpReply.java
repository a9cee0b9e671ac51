package io.jenkins.plugins.k6notify.engine.delivery.mail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Redaction;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A reply of a mail server. Untrusted.
 *
 * @param code the code of three digits; another number if the reply has none
 * @param lines the lines of the reply, each with the code
 */
record SmtpReply(int code, String lines) {

    private static final int MAX_WORDS = 500;
    private static final int MAX_LINES = 4 * MAX_WORDS;

    /** The code at the beginning of each line. */
    private static final Pattern CODE = Pattern.compile("(?m)^[0-9]{3}(?:[- ]|$)");

    /** @param lines the lines as Angus Mail reads them, in Latin-1; null for none */
    static SmtpReply of(int code, @CheckForNull String lines) {
        return new SmtpReply(code, lines == null ? "" : decoded(lines));
    }

    /** Returns the text in UTF-8, if it is valid, which Latin-1 with other than ASCII characters hardly ever is. */
    private static String decoded(String lines) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(lines.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return lines;
        }
    }

    /** Whether another attempt may succeed. */
    boolean isTemporary() {
        return code >= 400 && code < 500;
    }

    /** Whether another attempt would not help. */
    boolean isPermanent() {
        return code >= 500 && code < 600;
    }

    /** Returns the reply as one line, with the code once: {@code 450 4.2.0 Greylisted, try again in 5 minutes}. */
    String words(Redaction redaction) {
        String text = lines.length() <= MAX_LINES
                ? redaction.apply(withoutCodes(lines))
                : redaction.applyToHead(withoutCodes(lines.substring(0, MAX_LINES)));
        return Excerpt.of((code + " " + text).strip(), MAX_WORDS);
    }

    private static String withoutCodes(String lines) {
        return CODE.matcher(lines).replaceAll("");
    }
}
