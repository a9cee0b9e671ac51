package io.jenkins.plugins.k6notify.engine.template;

import io.jenkins.plugins.k6notify.engine.template.syntax.StatementParser;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.template.value.Escaping;
import io.jenkins.plugins.k6notify.engine.template.value.Undefined;
import io.jenkins.plugins.k6notify.engine.template.value.Values;
import java.util.List;
import java.util.Map;

/**
 * A template in a closed subset of Jinja2. Immutable and safe for use by several threads.
 *
 * <p>Parsing and rendering are bounded in time and memory, whatever the template and the values are: 64 KB of template,
 * 50 levels of tags and of an expression, 256 KB of output, 10,000 loop steps.
 */
public final class Template {

    private final StatementParser.Parsed parsed;

    private Template(StatementParser.Parsed parsed) {
        this.parsed = parsed;
    }

    /** @throws TemplateException if it is not a template of the subset, with the position and the construct */
    public static Template parse(String source) throws TemplateException {
        return new Template(StatementParser.parse(source));
    }

    /**
     * Renders the template.
     *
     * @param context maps with text as keys, lists, text, Integer, Long, Double, Boolean and null
     * @param escaping the format of the output
     * @throws TemplateException if an operation has no result, or a limit is reached
     * @throws IllegalArgumentException if the template reads a value of another type
     */
    public String render(Map<String, ?> context, Escaping escaping) throws TemplateException {
        Scope<Object> scope =
                new Scope<>(name -> context.containsKey(name) ? Values.of(context.get(name)) : Undefined.UNDEFINED);
        return new Renderer(parsed.source(), escaping).render(parsed.statements(), scope);
    }

    /**
     * Returns the names that a context does not have, in the order of the template, each once and at most 100. Attributes
     * of loop variables are compared with the maps in the list.
     *
     * @param sample a context with all keys; null stands for any value, and an empty list for a list of any values
     */
    public List<UnknownName> unknownNames(Map<String, ?> sample) {
        return new NameCheck(parsed.source()).check(parsed.statements(), sample);
    }
}
