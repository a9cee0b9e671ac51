package io.jenkins.plugins.k6notify.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.k6notify.engine.template.syntax.Source;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;
import io.jenkins.plugins.k6notify.engine.template.value.BoundedText;
import io.jenkins.plugins.k6notify.engine.template.value.Escaping;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is within a limit is rendered, and what is beyond it is refused without delay. */
@Timeout(60)
class TemplateLimitsTest {

    private static final Map<String, ?> CONTEXT = Map.of(
            "kb", "x".repeat(1024),
            "hundred", Collections.nCopies(100, "y"),
            "ninetynine", Collections.nCopies(99, "y"),
            "list", List.of(Map.of("a", List.of(1, 2))));

    private static String render(String template) throws TemplateException {
        return Template.parse(template).render(CONTEXT, Escaping.NONE);
    }

    private static TemplateException failure(String template) {
        return catchThrowableOfType(TemplateException.class, () -> render(template));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "€"})
    void templateHasAtMost64KbOfUtf8(String character) throws Exception {
        int most = Source.MAX_BYTES / character.getBytes(StandardCharsets.UTF_8).length;

        assertThat(render(character.repeat(most))).hasSize(most);
        assertThat(failure(character.repeat(most + 1)))
                .hasMessage("line 1, column 1: the template is longer than 64 KB");
    }

    @Test
    void tagsAreNestedAtMost50Levels() throws Exception {
        assertThat(render("{% if 1 %}".repeat(50) + "x" + "{% endif %}".repeat(50)))
                .isEqualTo("x");
        assertThat(failure("{% if 1 %}".repeat(51) + "x" + "{% endif %}".repeat(51)))
                .hasMessage("line 1, column 501: tags or operators are nested more than 50 levels");
    }

    static Stream<Arguments> nestings() {
        return Stream.of(
                Arguments.of("(", "1", ")"),
                Arguments.of("[", "1", "]"),
                Arguments.of("a[", "1", "]"),
                Arguments.of("not ", "1", ""),
                Arguments.of("-", "1", ""),
                Arguments.of("1 if 1 else ", "1", ""),
                Arguments.of("", "1", " if 1"),
                Arguments.of("", "a", ".a"),
                Arguments.of("", "a", "[1]"),
                Arguments.of("", "a", "|e"),
                Arguments.of("", "a", " is none"),
                Arguments.of("", "1", "+1"),
                Arguments.of("", "1", "*1"),
                Arguments.of("a|d(", "1", ")"));
    }

    @ParameterizedTest
    @MethodSource("nestings")
    void expressionsAreNestedAtMost50Levels(String before, String inner, String after) throws Exception {
        Template.parse("{{ " + before.repeat(40) + inner + after.repeat(40) + " }}");
        for (int depth : new int[] {51, 500, 4000}) {
            String template = "{{ " + before.repeat(depth) + inner + after.repeat(depth) + " }}";
            assertThat(failure(template).problem()).isEqualTo(TemplateProblem.TOO_DEEP);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ~ 1", " and 1", " or 0", " < 2", " == 1"})
    void longChainsAreNotNested(String link) throws Exception {
        assertThat(render("{{ (1" + link.repeat(5000) + ") is defined }}")).isEqualTo("True");
    }

    @Test
    void outputHasAtMost256Kb() throws Exception {
        assertThat(render("{{ kb }}".repeat(256))).hasSize(BoundedText.MAX_BYTES);
        assertThat(failure("{{ kb }}".repeat(256) + "\n.").getMessage())
                .isEqualTo("line 1, column 2049: the output or a value is longer than 256 KB");
    }

    @Test
    void outputIsMeasuredInUtf8() throws Exception {
        String hundredTimes = "{% for a in hundred %}BODY{% endfor %}";

        assertThat(render(hundredTimes.replace("BODY", "é".repeat(1310)))).hasSize(131_000);
        assertThat(failure(hundredTimes.replace("BODY", "é".repeat(1311))).problem())
                .isEqualTo(TemplateProblem.OUTPUT_TOO_LONG);
    }

    @Test
    void outputIsMeasuredAfterEscaping() throws Exception {
        Template template = Template.parse("{% for a in hundred %}{{ q }}{% endfor %}");
        Map<String, ?> context = Map.of("hundred", CONTEXT.get("hundred"), "q", "\"".repeat(2000));

        assertThat(template.render(context, Escaping.NONE)).hasSize(200_000);
        assertThatThrownBy(() -> template.render(context, Escaping.JSON)).isInstanceOf(TemplateException.class);
    }

    @Test
    void loopsTakeAtMost10000StepsTogether() throws Exception {
        String loops = "{% for a in hundred %}{% for b in ninetynine %}{% endfor %}{% endfor %}";

        assertThat(render(loops)).isEmpty();
        assertThat(failure(loops + "\n{% for a in [1] %}{% endfor %}"))
                .hasMessage("line 2, column 1: loops take more than 10000 steps");
    }

    /** Each would take seconds to years, or all memory. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% set a = 'xy' %}|{% set a = a ~ a %}|{{ a }}",
                "{% set a = 'xy' %}|{% set a = a + a %}|{{ a }}",
                "{% set a = kb %}|{% set a = a|replace('x', a) %}|",
                "{% set a = kb %}|{% set a = [a, a]|join(a) %}|",
                "{% set a = [1] %}|{% set a = [a, a] %}|{{ a == a }}",
                "{% set a = kb|replace('x', 'xxxxxxxxxxxxxxxxxxxx') %}{% set b = a|truncate(9999, true, 'y') %}|{% if b in a %}{% endif %}|",
                "{% set a = kb|replace('x', 'xxxxxxxxxxxxxxxxxxxx') %}{% set b = a|truncate(9999, true, 'y') %}|{{ a|replace(b, '')|length == 0 }}|",
                "{% set a = kb|replace('x', 'xxxxxxxxxxxxxxxxxxxx') %}|{{ a|trim(a)|length == 0 }}|",
                "{% set a = kb|replace('x', 'éééééééééééééééééééé') %}|{{ a|tojson|length == 0 }}|",
                "{% set a = kb|replace('x', '\\x01\\x01\\x01\\x01') %}|{{ [a]|upper|length == 0 }}|",
                "{% for a in hundred %}{% for b in hundred|join|truncate(99, true, '') %}|{{ 1.5e300 * 3.7 == 5 }}|{% endfor %}{% endfor %}",
            })
    void costlyTemplatesAreStopped(String parts) {
        String[] part = parts.split("\\|(?=[{]|$)", -1);
        String template = part[0] + part[1].repeat((60_000 - part[0].length()) / part[1].length()) + part[2];

        assertThatThrownBy(() -> render(template)).isInstanceOf(TemplateException.class);
    }

    @Test
    void manyErrorsOfOneKindAreFoundInLinearTime() {
        for (String piece : List.of(
                "{{",
                "{%",
                "{#",
                "{% raw %}",
                "{% raw",
                "{%   ",
                "'",
                "{{ '",
                "{{ a|",
                "{{ (",
                "{{ -",
                "{{ 1e",
                "\\")) {
            String template = piece.repeat(60_000 / piece.length());
            try {
                render(template);
            } catch (TemplateException expected) {
                assertThat(expected.line()).isEqualTo(1);
            }
        }
    }
}
