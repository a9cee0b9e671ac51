package io.jenkins.plugins.k6notify.engine.template.syntax;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * A piece of a template.
 *
 * @param text as in the template; the text to print for {@link Type#TEXT}
 * @param value the value of a literal: text, a Long or a Double; null for others
 * @param at the index of its first character
 */
record Token(Type type, String text, @CheckForNull Object value, int at) {

    enum Type {
        TEXT,
        OPEN,
        CLOSE,
        NAME,
        LITERAL,
        OPERATOR,
        END
    }

    boolean is(Type expected, String expectedText) {
        return type == expected && text.equals(expectedText);
    }
}
