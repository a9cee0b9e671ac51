package io.jenkins.plugins.k6notify.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.template.value.Escaping;
import io.jenkins.plugins.k6notify.support.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares output and errors with those of Jinja2, which are recorded in {@code jinja2.json}. */
class Jinja2ComparisonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TestFactory
    List<DynamicTest> rendersAsJinja2() throws IOException {
        JsonNode recorded = MAPPER.readTree(Project.read("src/test/resources/jinja2.json"));
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode one : recorded.get("cases")) {
            Map<String, ?> context =
                    context(recorded.get("contexts").get(one.path("context").asText("empty")));
            Escaping escaping = one.has("autoescape") ? Escaping.HTML : Escaping.NONE;
            String template = one.get("template").textValue();
            tests.add(DynamicTest.dynamicTest(template + ' ' + escaping, () -> {
                if (one.has("error")) {
                    assertThatThrownBy(() -> Template.parse(template).render(context, escaping))
                            .isInstanceOf(TemplateException.class);
                } else {
                    assertThat(Template.parse(template).render(context, escaping))
                            .isEqualTo(one.get("output").textValue());
                }
            }));
        }
        assertThat(tests).hasSizeGreaterThan(500);
        return tests;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> context(JsonNode json) {
        return MAPPER.convertValue(json, Map.class);
    }
}
