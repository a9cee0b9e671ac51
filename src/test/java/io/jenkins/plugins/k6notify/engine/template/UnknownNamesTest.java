package io.jenkins.plugins.k6notify.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownNamesTest {

    private static final Map<String, ?> SAMPLE = sample();

    private static Map<String, ?> sample() {
        Map<String, Object> sample = new HashMap<>();
        sample.put("test", Map.of("name", "n", "id", 1, "tags", Map.of("a", "b")));
        sample.put("errors", List.of(Map.of("code", 1), Map.of("detail", "d")));
        sample.put("empty", List.of());
        sample.put("unset", null);
        sample.put("words", List.of("a"));
        sample.put("mixed", Arrays.asList("a", null));
        return sample;
    }

    private static List<UnknownName> unknown(String template) throws Exception {
        return Template.parse(template).unknownNames(SAMPLE);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    {{ test.name }}{{ test['id'] }}{{ test.tags.a }}{{ unset }}{{ unset.x.y }} =>
                    {{ tset.name }} => tset
                    {{ test.nmae }}{{ test['nmea'] }} => test.nmae, test.nmea
                    {{ test.nmae.x.y }} => test.nmae
                    {{ test.name.x }} => test.name.x
                    {{ test.tags.b }} => test.tags.b
                    {% for e in errors %}{{ e.code }}{{ e.detail }}{{ e.dtail }}{{ loop.last }}{% endfor %} => e.dtail
                    {% for e in erros %}{{ e.code }}{% endfor %} => erros
                    {% for e in empty %}{{ e.any }}{% endfor %} =>
                    {% for e in words %}{{ e }}{% endfor %}{{ e }} => e
                    {% for e in mixed %}{{ e.x }}{% endfor %} =>
                    {% for e in errors %}{% else %}{{ e }}{% endfor %} => e
                    {{ errors[0].code }}{{ errors[0].cod }} => errors[0].cod
                    {{ errors[unset].cod }} =>
                    {% set t = test %}{{ t.name }}{{ t.nmae }} => t.nmae
                    {% set t = test.id + 1 %}{{ t.x }} =>
                    {{ t }}{% set t = 1 %}{{ t }} => t
                    {% for e in words %}{% set t = 1 %}{% endfor %}{{ t }} => t
                    {% if a %}{% set t = 1 %}{% elif b %}{{ c }}{% else %}{{ d }}{% endif %}{{ t }} => a, b, c, d
                    {{ a if b else c }}{{ d|default(e) }}{{ f == g }}{{ [h] }}{{ not i }}{{ j ~ k }}{{ l is defined }} => b, c, d, e, f, g, h, i, j, k, l, a
                    {{ loop.index }} => loop
                    """)
    void namesThatSampleLacksAreFound(String template, String names) throws Exception {
        List<String> expected = names == null ? List.of() : List.of(names.split(", "));

        assertThat(unknown(template)).extracting(UnknownName::name).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void nameIsFoundOnceAtItsFirstUse() throws Exception {
        assertThat(unknown("x\n {{ test.nmae }}{{ test.nmae }}\n{{ nmae }}{{ test.nmae }}"))
                .containsExactly(new UnknownName("test.nmae", 2, 5), new UnknownName("nmae", 3, 4));
    }

    @Test
    void numberAndLengthOfNamesAreBounded() throws Exception {
        String template =
                IntStream.range(0, 5000).mapToObj(i -> "{{n" + i + "}}").collect(Collectors.joining());

        assertThat(unknown(template)).hasSize(100);
        assertThat(unknown("{{ " + "n".repeat(60_000) + " }}").get(0).name()).hasSize(100);
    }

    @Test
    void emptySampleHasNoName() throws Exception {
        assertThat(Template.parse("{{ a }}").unknownNames(Collections.emptyMap()))
                .containsExactly(new UnknownName("a", 1, 4));
    }
}
