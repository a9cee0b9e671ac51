package io.jenkins.plugins.k6notify.engine.template.value;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.regex.Pattern;

/** The format that a template produces, in which values are printed as text. */
public enum Escaping {
    /** Values are printed within the quotes of a JSON string. Literals and {@code tojson} are printed unchanged. */
    JSON {
        @Override
        String escapeWhole(String text) {
            StringBuilder escaped = new StringBuilder(text.length());
            JsonStringEncoder.getInstance().quoteAsString(text, escaped);
            return escaped.toString();
        }
    },

    /** Values are printed as text of HTML, or within the quotes of an attribute. */
    HTML {
        @Override
        String escapeWhole(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("'", "&#39;")
                    .replace("\"", "&#34;");
        }
    },

    /** Values are printed unchanged. */
    NONE {
        @Override
        String escapeWhole(String text) {
            return text;
        }
    };

    private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");

    /** Returns the text with escape sequences, and with U+FFFD in place of unpaired surrogates. */
    public String escape(String text) {
        return escapeWhole(HALF_CHARACTER.matcher(text).replaceAll("\uFFFD"));
    }

    abstract String escapeWhole(String text);
}
