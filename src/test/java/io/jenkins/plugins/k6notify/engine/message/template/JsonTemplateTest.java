package io.jenkins.plugins.k6notify.engine.message.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.message.template.CheckedTemplate.InvalidJson;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import io.jenkins.plugins.k6notify.engine.template.UnknownName;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTemplateTest {

    private static final UUID ID = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");
    private static final NotificationEvent EVENT = ExampleEvents.failed();

    @Test
    void rendersIdOfMessage() throws Exception {
        assertThat(JsonTemplate.parse("[\"{{ event.id }}\"]").render(ID, EVENT)).isEqualTo("[\"" + ID + "\"]");
    }

    @Test
    void findsPlaceOfErrorInJson() throws Exception {
        InvalidJson problem = JsonTemplate.parse("{\n  \"a\": {{ test.name }}\n}")
                .problem(EVENT)
                .orElseThrow();

        assertThat(problem.event()).isSameAs(EVENT);
        assertThat(problem.body()).startsWith("{\n  \"a\": checkout");
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.column()).isBetween(8, 20);
        assertThat(problem.message()).contains("checkout").doesNotContain("\n at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "{% if false %}{}{% endif %}"})
    void findsEmptyText(String source) throws Exception {
        InvalidJson problem = JsonTemplate.parse(source).problem(EVENT).orElseThrow();

        assertThat(problem.message()).isEqualTo("the text is empty");
        assertThat(problem.line()).isEqualTo(1);
        assertThat(problem.column()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}]", "1 2", "{} x"})
    void findsTextAfterJson(String source) throws Exception {
        assertThat(JsonTemplate.parse(source).problem(EVENT)).isPresent();
    }

    @Test
    void findsNamesThatAreUnknown() throws Exception {
        assertThat(JsonTemplate.parse("{\"a\": \"{{ test.nmae }}{{ test.name }}\"}")
                        .unknownNames())
                .extracting(UnknownName::name)
                .containsExactly("test.nmae");
    }

    @Test
    void formatNamesPlaceOfOperationWithoutResult() throws Exception {
        JsonTemplate template = JsonTemplate.parse("{\n{{ test.id / 0 }}}");
        TemplateFormat format = new TemplateFormat(template, WebhookHeaders.LOAD_IMPACT, "1.0");

        assertThatThrownBy(() -> format.message(ID, EVENT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Failed to render the template: ")
                .hasMessageContaining("line 2");
    }
}
