package io.jenkins.plugins.k6notify.engine.template.value;

import java.util.Set;

/**
 * Text that is printed without escaping in some formats, as {@code Markup} of Jinja2. Every operation other than
 * printing, concatenation and the filters {@code default} and {@code escape} treats it as ordinary text.
 */
public record SafeText(String text, Set<Escaping> formats) {

    /** Creates text that the author of the template wrote: escaped in HTML as in Jinja2, but not in JSON. */
    public static SafeText literal(String text) {
        return new SafeText(text, Set.of(Escaping.JSON, Escaping.NONE));
    }
}
