package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.template.Template;
import io.jenkins.plugins.k6notify.engine.template.syntax.Filter;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.template.value.Escaping;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Renders the examples of the page about templates. */
class TemplatesPageTest {

    private static final MarkdownPage PAGE = MarkdownPage.of("docs/templates.md");

    static Stream<List<String>> filters() {
        return PAGE.rows("| filter | result | example | prints |").stream();
    }

    static Stream<List<String>> tags() {
        return PAGE.rows("| tag | meaning |").stream();
    }

    @Test
    void allFiltersAreListed() {
        assertThat(filters().map(row -> row.get(0).replaceAll("[(,].*", "")))
                .containsExactlyElementsOf(
                        Arrays.stream(Filter.values()).map(Filter::id).toList());
    }

    @ParameterizedTest
    @MethodSource("filters")
    void examplesOfFiltersPrintWhatPageSays(List<String> row) throws TemplateException {
        assertThat(Template.parse(row.get(2)).render(Map.of(), Escaping.NONE)).isEqualTo(row.get(3));
    }

    @ParameterizedTest
    @MethodSource("tags")
    void tagsAreSupported(List<String> row) throws TemplateException {
        assertThat(Template.parse(row.get(0)).render(Map.of(), Escaping.NONE)).isBlank();
    }

    @Test
    void exampleIsRendered() throws TemplateException {
        String example = MarkdownPage.blocks("jinja").get(0).code();
        Map<String, ?> context = Map.of(
                "event", Map.of("text", "Test finished"),
                "test", Map.of("name", "say \"hi\"", "result", 1, "ended", ""),
                "errors", List.of(Map.of("code", 1, "detail", "a"), Map.of("code", 2, "detail", "b")));

        assertThat(Template.parse(example).unknownNames(context)).isEmpty();
        assertThat(Template.parse(example).render(context, Escaping.JSON).replaceAll("\\s+", " "))
                .isEqualTo("{ \"headline\": \"Test finished: say \\\"hi\\\"\", \"colour\": \"red\", \"problems\": ["
                        + " {\"code\": 1, \"detail\": \"a\"}, {\"code\": 2, \"detail\": \"b\"} ] }");
    }
}
