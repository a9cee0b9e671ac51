package io.jenkins.plugins.k6notify.engine.template;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.template.value.BoundedText;
import io.jenkins.plugins.k6notify.engine.template.value.Escaping;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Whatever a template says, it is refused with a position, or rendered within the limits, and its text is printed in HTML
 * without tags of its values.
 */
public final class TemplateTarget {

    private static final int LONGEST_MESSAGE = 400;

    private static final String CONTROL = "\u0001";

    private static final Map<String, ?> CONTEXT = Map.of(
            "s",
            "<" + CONTROL + ">\"",
            "i",
            3,
            "f",
            1.5,
            "t",
            true,
            "l",
            List.of(1, "x", Arrays.asList(null, 2)),
            "m",
            Map.of("s", "<", "l", List.of()));

    private TemplateTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        Escaping escaping = data.pickValue(Escaping.values());
        String text = data.consumeRemainingAsString();
        try {
            Template template = Template.parse(text);
            template.unknownNames(CONTEXT);
            String output = template.render(CONTEXT, escaping);
            require(output.getBytes(StandardCharsets.UTF_8).length <= BoundedText.MAX_BYTES, "the output is too long");
            requireText(text, escaping, output);
        } catch (TemplateException e) {
            require(e.line() >= 1 && e.line() <= 1 + text.lines().count(), "a line outside of the template");
            require(e.column() >= 1 && e.column() <= 1 + text.length(), "a column outside of the template");
            require(e.getMessage().length() <= LONGEST_MESSAGE, "a message without an end");
        }
    }

    /** Only what the template itself says may be a tag or a control character. */
    private static void requireText(String template, Escaping escaping, String output) {
        if (escaping == Escaping.HTML && !template.contains("<")) {
            require(!output.contains("<"), "a value is a tag");
        }
        if (escaping == Escaping.JSON && !template.contains("\\") && !template.contains(CONTROL)) {
            require(!output.contains(CONTROL), "a value has control characters in JSON");
        }
    }

    /** Templates with each construct; the format is chosen by the last byte, since a provider takes numbers from the end. */
    public static List<byte[]> seeds() {
        return List.of(
                seed(
                        "{\"a\": \"{{ s }}\", \"b\": {{ m|tojson }}{% if i == 3 and not t %}x{% elif f > 1 %}y{% else %}z{% endif %}}"),
                seed(
                        "{%- for x in l -%} {{ loop.index }}: {{ x }}{{ ',' if not loop.last }} {%- else %}none{% endfor %}"),
                seed(
                        "{% set a = (i + 2) * f // 3 % 7 - -1 %}{{ a ~ s|upper|replace('a', 'b') }}{# c #}{% raw %}{{ x }}{% endraw %}"),
                seed(
                        "{{ l[0] }}{{ m['s'] }}{{ x.y|default('d') }}{{ 'a' in ('a', 'b') }}{{ s is defined }}{{ f|round(1) }}{{ l|join(', ') }}"));
    }

    private static byte[] seed(String template) {
        byte[] text = template.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(text, text.length + 1);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
