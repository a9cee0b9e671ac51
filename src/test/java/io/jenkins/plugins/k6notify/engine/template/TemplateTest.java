package io.jenkins.plugins.k6notify.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;
import io.jenkins.plugins.k6notify.engine.template.value.Escaping;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final Map<String, Object> CONTEXT =
            Map.of("name", "say \"hi\"\n<b>\\", "count", 3, "errors", List.of(Map.of("code", 1), Map.of("code", 2)));

    private static String render(String template, Escaping escaping) throws TemplateException {
        return Template.parse(template).render(CONTEXT, escaping);
    }

    private static TemplateException failure(String template) {
        return catchThrowableOfType(TemplateException.class, () -> render(template, Escaping.NONE));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                    a{% include 'x' %}                        => line 1, column 2: {% include %} is not supported
                    {% import 'x' as y %}                     => line 1, column 1: {% import %} is not supported
                    {% from 'x' import y %}                   => line 1, column 1: {% from %} is not supported
                    {% extends 'x' %}                         => line 1, column 1: {% extends %} is not supported
                    {% block x %}{% endblock %}               => line 1, column 1: {% block %} is not supported
                    {% macro x(a={}) %}{% endmacro %}         => line 1, column 1: {% macro %} is not supported
                    {% call x() %}{% endcall %}               => line 1, column 1: {% call %} is not supported
                    {% filter upper %}{% endfilter %}         => line 1, column 1: {% filter %} is not supported
                    {% with a = 1 %}{% endwith %}             => line 1, column 1: {% with %} is not supported
                    {% autoescape false %}{% endautoescape %} => line 1, column 1: {% autoescape %} is not supported
                    {% do x %}                                => line 1, column 1: {% do %} is not supported
                    {% if a %}{% break %}{% endif %}          => line 1, column 11: {% break %} is not supported
                    {% set a %}x{% endset %}                  => line 1, column 1: {% set … %}…{% endset %} is not supported
                    {% set a, b = c %}                        => line 1, column 8: {% set a, b = … %} is not supported
                    {% set a.b = c %}                         => line 1, column 9: {% set a.b = … %} is not supported
                    {% for a, b in c %}{% endfor %}           => line 1, column 8: {% for a, b in … %} is not supported
                    {% for a in b if c %}{% endfor %}         => line 1, column 15: {% for … if %} is not supported
                    {% for a in b recursive %}{% endfor %}    => line 1, column 15: {% for … recursive %} is not supported
                    {{ a.b.c(1) }}                            => line 1, column 9: a.b.c() is not supported
                    {{ range(3) }}                            => line 1, column 9: range() is not supported
                    {{ 'a'.join(b) }}                         => line 1, column 12: ….join() is not supported
                    {{ a|upper()() }}                         => line 1, column 13: …() is not supported
                    {{ {'a': 1} }}                            => line 1, column 4: { … } is not supported
                    {{ a[1:2] }}                              => line 1, column 5: a[…:…] is not supported
                    {{ a[:2] }}                               => line 1, column 5: a[…:…] is not supported
                    {{ 2 ** 3 }}                              => line 1, column 6: ** is not supported
                    {{ a|map('x') }}                          => line 1, column 6: the filter map is not supported
                    {{ a is odd }}                            => line 1, column 9: the test odd is not supported
                    {{ a is not divisibleby 3 }}              => line 1, column 13: the test divisibleby is not supported
                    {% for a in b %}{{ loop.cycle }}{% endfor %} => line 1, column 25: loop.cycle is not supported
                    {% for a in b %}{{ loop }}{% endfor %}    => line 1, column 20: {{ loop }} is not supported
                    {% for loop in b %}{% endfor %}           => line 1, column 8: loop cannot be a variable
                    {% set None = 1 %}                        => line 1, column 8: None cannot be a variable
                    {{ a|tojson(2) }}                         => line 1, column 13: the filter tojson has no argument 1
                    {{ a|round(digits=2) }}                   => line 1, column 12: the filter round has no argument digits
                    {{ a|d(1, default_value=2) }}             => line 1, column 11: the filter d has the argument default_value twice
                    {{ a|replace('x') }}                      => line 1, column 6: the filter replace needs the argument new
                    {{ '\\N{DASH}' }}                         => line 1, column 5: the escape sequence \\N is not supported
                    {{ '\\ud83d' }}                           => line 1, column 5: the escape sequence \\ud83d is not supported
                    {{ 99999999999999999999 }}                => line 1, column 4: the number 99999999999999999999 is too large
                    {{ a b }}                                 => line 1, column 6: }} is expected here, not b
                    {{ a. }}                                  => line 1, column 7: a name is expected here, not }}
                    {{ a ? b }}                               => line 1, column 6: ? is not expected here
                    {{ if }}                                  => line 1, column 4: if is not expected here
                    {{ a[] }}                                 => line 1, column 6: ] is not expected here
                    {{ (a                                     => line 1, column 4: ( is not closed
                    {{ (a] }}                                 => line 1, column 4: ( is not closed
                    {{ a) }}                                  => line 1, column 5: ) closes or continues nothing
                    {{ 'a }}                                  => line 1, column 4: ' is not closed
                    {{ a                                      => line 1, column 1: {{ is not closed
                    {# a                                      => line 1, column 1: {# is not closed
                    {% raw %}                                 => line 1, column 1: {% raw %} is not closed
                    {% if a %}{% for b in c %}{% endif %}     => line 1, column 27: {% endif %} closes or continues nothing
                    {% if a %}                                => line 1, column 4: {% if %} is not closed
                    {% else %}                                => line 1, column 1: {% else %} closes or continues nothing
                    {% endraw %}                              => line 1, column 1: {% endraw %} closes or continues nothing
                    {% 1 %}                                   => line 1, column 4: a name is expected here, not 1
                    """)
    void parseRefusesConstructsByName(String template, String message) {
        assertThatThrownBy(() -> Template.parse(template))
                .isInstanceOf(TemplateException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                    {{ 1 < 'a' }}                 => line 1, column 6: < cannot be applied to values of types int and str
                    {{ missing > 5 }}             => line 1, column 12: > cannot be applied to values of types undefined and int
                    {{ 1 in 'a' }}                => line 1, column 6: in cannot be applied to values of types int and str
                    {{ 1 in 2 }}                  => line 1, column 6: in cannot be applied to a value of type int
                    {{ -name }}                   => line 1, column 4: - cannot be applied to a value of type str
                    {{ [1] + [2] }}               => line 1, column 8: + cannot be applied to values of types list and list
                    {{ 'ab' * 3 }}                => line 1, column 9: * cannot be applied to values of types str and int
                    {{ 1 // 0 }}                  => line 1, column 6: division by zero
                    {{ 9223372036854775807 + 1 }} => line 1, column 24: the result is too large a number
                    {{ -9223372036854775807 - 2 }} => line 1, column 25: the result is too large a number
                    {{ '9223372036854775808'|int }} => line 1, column 26: the result is too large a number
                    {{ 1e300|int }}               => line 1, column 10: the result is too large a number
                    {{ 1e308|round(1, 'ceil') }}  => line 1, column 10: the result is too large a number
                    {{ 'inf'|float|tojson }}      => line 1, column 16: tojson cannot be applied to a value of type inf
                    {{ name|truncate(2) }}        => line 1, column 9: the filter truncate cannot use 2 as length
                    {{ 1.5|round(1, 'up') }}      => line 1, column 8: the filter round cannot use str as method
                    {{ 1.5|round(none) }}         => line 1, column 8: the filter round cannot use None as precision
                    {{ count|length }}            => line 1, column 10: length cannot be applied to a value of type int
                    {% for x in count %}{% endfor %} => line 1, column 1: for cannot be applied to a value of type int
                    {{ [errors] }}                => line 1, column 5: a list in a template cannot contain other lists or maps
                    {{ [[1]] }}                   => line 1, column 5: a list in a template cannot contain other lists or maps
                    """)
    void renderRefusesOperationsWithoutResult(String template, String message) {
        assertThat(failure(template)).hasMessage(message);
    }

    @Test
    void positionIsThatOfEditor() {
        TemplateException failure = failure("{# 😀\n #}\r\n  😀 {{ 1 < 'a' }}");

        assertThat(failure.line()).isEqualTo(3);
        assertThat(failure.column()).isEqualTo(10);
        assertThat(failure.problem()).isEqualTo(TemplateProblem.OPERANDS);
        assertThat(failure.arguments()).containsExactly("<", "int", "str");
    }

    @Test
    void firstOfSeveralProblemsIsReported() {
        assertThat(failure("{% macro a() %}\n{{ 'x }}")).hasMessage("line 1, column 1: {% macro %} is not supported");
    }

    @Test
    void wordsAreTranslated() {
        assertThat(failure("{% include 'x' %}").words(Locale.GERMAN))
                .isEqualTo("Zeile 1, Spalte 1: {% include %} wird nicht unterstützt");
    }

    @Test
    void messageIsBoundedAndOneLine() {
        assertThat(failure("{{ '" + "\\N".repeat(1) + "' }}{{ x|" + "a".repeat(1000) + " }}")
                        .getMessage())
                .hasSizeLessThan(200);
        assertThat(failure("{{ x|" + "a".repeat(1000) + " }}").getMessage()).hasSizeLessThan(200);
        assertThat(failure("{{ '\\u\n\n\n\n' }}").getMessage()).doesNotContain("\n");
    }

    @Test
    void escapesTextForJson() throws Exception {
        String json = render("{\"name\": \"{{ name }}\", \"size\": {{ count }}}", Escaping.JSON);

        assertThat(json).isEqualTo("{\"name\": \"say \\\"hi\\\"\\n<b>\\\\\", \"size\": 3}");
        assertThat(new ObjectMapper().readTree(json).get("name").textValue()).isEqualTo(CONTEXT.get("name"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                    {{ name|tojson }}                 => "say \\"hi\\"\\n\\u003cb\\u003e\\\\"
                    {{ name|tojson|upper }}           => \\"SAY \\\\\\"HI\\\\\\"\\\\N\\\\U003CB\\\\U003E\\\\\\\\\\"
                    {{ '"a"' if count }}              => "a"
                    {{ missing|default('"none"') }}   => "none"
                    {% set q = '"' %}{{ q }}          => "
                    {{ '"' ~ name ~ '"' }}            => "say \\"hi\\"\\n<b>\\\\"
                    {{ '"' + name + '"' }}            => "say \\"hi\\"\\n<b>\\\\"
                    {{ name ~ name|length }}          => say \\"hi\\"\\n<b>\\\\13
                    {{ '"'|upper }}                   => \\"
                    {{ 'a'|replace('a', name[4]) }}   => \\"
                    {{ ['"'][0] }}                    => \\"
                    {{ [name[4]]|join }}              => \\"
                    {{ name|e }}                      => say &#34;hi&#34;\\n&lt;b&gt;\\\\
                    {{ errors }}                      => [{'code': 1}, {'code': 2}]
                    {{ [name] }}                      => ['say \\"hi\\"\\\\n<b>\\\\\\\\']
                    {{ errors|tojson }}               => [{"code": 1}, {"code": 2}]
                    {% for c in name[4] %}{{ c }}{% endfor %} => \\"
                    """)
    void leavesLiteralsAndJsonUnescapedInJson(String template, String output) throws Exception {
        assertThat(render(template, Escaping.JSON)).isEqualTo(output);
    }

    @Test
    void escapesTextForHtml() throws Exception {
        assertThat(render("<b title=\"{{ name }}\">{{ '<' }}{{ name|upper }}</b>", Escaping.HTML))
                .isEqualTo("<b title=\"say &#34;hi&#34;\n&lt;b&gt;\\\">&lt;SAY &#34;HI&#34;\n&lt;B&gt;\\</b>");
    }

    @Test
    void filterAfterEscapeIsEscapedAgain() throws Exception {
        assertThat(render("{{ name|e|truncate(9, true, '', 0) }}", Escaping.HTML))
                .isEqualTo("say &amp;#34;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "HTML", "NONE"})
    void replacesUnpairedSurrogates(Escaping escaping) throws Exception {
        assertThat(Template.parse("{{ x }}").render(Map.of("x", "a\ud800b\udc00😀"), escaping))
                .isEqualTo("a\uFFFDb\uFFFD😀");
    }

    @Test
    void namesOfMethodsAreKeys() throws Exception {
        Map<String, ?> context = Map.of("map", Map.of("items", 1, "keys", 2));

        assertThat(Template.parse("{{ map.items }}{{ map.keys }}{{ map.values }}{{ map.class }}|{{ 'a'.upper }}")
                        .render(context, Escaping.NONE))
                .isEqualTo("12|");
    }

    @Test
    void rendersIntegerLongAndNull() throws Exception {
        Map<String, Object> context = Collections.singletonMap("x", null);

        assertThat(Template.parse("{{ x }}").render(context, Escaping.NONE)).isEqualTo("None");
        assertThat(Template.parse("{{ i == l }}{{ i + l }}{{ [i] }}{{ m }}{{ m|tojson }}")
                        .render(Map.of("i", 1, "l", 1L, "m", Map.of("i", 2)), Escaping.NONE))
                .isEqualTo("True2[1]{'i': 2}{\"i\": 2}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{ x }}", "{{ list }}", "{{ list[0] }}", "{{ list|tojson }}", "{% for y in list %}{% endfor %}"
            })
    void valueOfAnotherTypeIsNotRead(String template) throws Exception {
        Template parsed = Template.parse(template);
        Map<String, ?> context = Map.of("x", Instant.EPOCH, "list", List.of(Instant.EPOCH));

        assertThatThrownBy(() -> parsed.render(context, Escaping.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.time.Instant");
    }

    @Test
    void rendersSeveralTimes() throws Exception {
        Template template = Template.parse("{% set a = count %}{% for x in [1, 2] %}{{ a * x }} {% endfor %}");

        assertThat(template.render(CONTEXT, Escaping.NONE)).isEqualTo("3 6 ");
        assertThat(template.render(Map.of("count", 5), Escaping.NONE)).isEqualTo("5 10 ");
    }
}
