package io.jenkins.plugins.k6notify.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.template.value.BoundedText;
import io.jenkins.plugins.k6notify.engine.template.value.Escaping;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TemplatePropertiesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Map<String, ?> CONTEXT = Map.of(
            "a",
            "text",
            "b",
            3,
            "c",
            1.5,
            "d",
            true,
            "e",
            List.of(1, "x", Arrays.asList(null, 2)),
            "f",
            Map.of("a", "<", "b", List.of()));

    private static final List<String> PIECES = List.of(
            "{{ ",
            " }}",
            "{% ",
            " %}",
            "{{- ",
            " -}}",
            "{# ",
            " #}",
            "if ",
            "else ",
            "elif ",
            "endif ",
            "for x in ",
            "endfor ",
            "set y = ",
            "raw ",
            "endraw ",
            "a",
            "b",
            "c",
            "d",
            "e",
            "f",
            "x",
            "y",
            "loop",
            ".",
            ".a",
            ".b",
            ".index",
            "[0]|default('')",
            "[",
            "]",
            "(",
            ")",
            ",",
            " == ",
            " < ",
            " in ",
            " not ",
            " and ",
            " or ",
            " + ",
            " - ",
            " * ",
            " / ",
            " // ",
            " % ",
            " ~ ",
            "|default('z')",
            "|tojson",
            "|e",
            "|upper",
            "|title",
            "|round(2)",
            "|int",
            "|float",
            "|join('-')",
            "|length",
            "|replace('t', e)",
            "|truncate(3)",
            "|trim",
            " is defined",
            " is none",
            "'q\"'",
            "\"\\u00e9\"",
            "0",
            "1",
            "2.5",
            "none",
            "true",
            "\n",
            "\\",
            "{",
            "}",
            "'");

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of(PIECES).list().ofMaxSize(25).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of(PIECES.subList(17, PIECES.size()))
                .list()
                .ofMaxSize(8)
                .map(pieces -> "{{ " + String.join("", pieces) + " }}");
    }

    @Property(tries = 5000)
    void randomTemplatesAreRenderedOrRefused(@ForAll("templates") String template, @ForAll Escaping escaping) {
        render(template, escaping);
    }

    @Property(tries = 5000)
    void randomExpressionsAreRenderedOrRefused(@ForAll("expressions") String template, @ForAll Escaping escaping) {
        render(template, escaping);
    }

    @Property
    void anyTextIsRenderedOrRefused(@ForAll String template, @ForAll Escaping escaping) {
        render(template, escaping);
    }

    private static void render(String text, Escaping escaping) {
        try {
            Template template = Template.parse(text);
            template.unknownNames(CONTEXT);
            assertThat(template.render(CONTEXT, escaping).getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(BoundedText.MAX_BYTES);
        } catch (TemplateException e) {
            assertThat(e.line()).isBetween(1, 1 + (int) text.lines().count());
            assertThat(e.column()).isBetween(1, 1 + text.length());
            assertThat(e.getMessage()).startsWith("line ").hasSizeLessThan(400).doesNotContain("\n");
        }
    }

    @Property
    void textWithoutTagsIsUnchanged(@ForAll String text) throws Exception {
        String plain = text.replace("{", "").replaceAll("\\r\\n?", "\n");

        assertThat(Template.parse(plain + "\n").render(Map.of(), Escaping.JSON)).isEqualTo(plain);
    }

    @Property
    void textIsSameInJson(@ForAll String text) throws Exception {
        String template =
                "{\"a\": \"{{ x }}\", \"b\": {{ x|tojson }}, \"c\": \"{{ x|e }}\", \"d\": \"-{{ '-' ~ x ~ '-' }}-\", \"e\": \"{{ [x] }}\"}";
        Map<?, ?> json = MAPPER.readValue(Template.parse(template).render(Map.of("x", text), Escaping.JSON), Map.class);

        String whole = text.replaceAll("\\p{Cs}", "\uFFFD");
        assertThat(json.get("a")).isEqualTo(whole);
        assertThat(json.get("b")).isEqualTo(text);
        assertThat(json.get("d")).isEqualTo("--" + whole + "--");
    }

    @Property
    void textAfterAnyFilterIsStillJson(
            @ForAll String text, @ForAll("textFilters") String first, @ForAll("textFilters") String second)
            throws Exception {
        String template = "\"{{ ((x" + first + ")" + second + ") }}\"";

        assertThat(MAPPER.readTree(Template.parse(template).render(Map.of("x", text), Escaping.JSON))
                        .isTextual())
                .isTrue();
    }

    @Property
    void textAfterAnyFilterHasNoTagInHtml(
            @ForAll String text, @ForAll("textFilters") String first, @ForAll("textFilters") String second)
            throws Exception {
        String template = "{{ (('<' ~ x ~ '\">')" + first + ")" + second + " }}";

        assertThat(Template.parse(template).render(Map.of("x", text), Escaping.HTML))
                .doesNotContain("<", ">", "\"");
    }

    @Provide
    Arbitrary<String> textFilters() {
        return Arbitraries.of(
                "",
                "|e",
                "|upper",
                "|lower",
                "|title",
                "|trim",
                "|truncate(5)",
                "|truncate(1, true, '')",
                "|replace('a', '\\\\')",
                "|replace('', '\"')",
                "|join('\"')",
                "|default('z', true)",
                "[0]|default('')",
                "[-1]|default('')",
                " ~ '\\\\u0041'|upper",
                "|int('\"'|upper)");
    }

    @Property
    void doublesArePrintedAsTheShortestText(@ForAll double number) throws Exception {
        String printed = Template.parse("{{ x }}").render(Map.of("x", number), Escaping.NONE);

        assertThat(Double.parseDouble(printed)).isEqualTo(number);
        assertThat(printed.replaceAll("e.*|[^0-9]", "")).hasSizeLessThanOrEqualTo(21);
    }
}
