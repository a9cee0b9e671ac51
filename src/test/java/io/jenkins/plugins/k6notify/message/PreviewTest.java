package io.jenkins.plugins.k6notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackFormat;
import io.jenkins.plugins.k6notify.engine.message.template.JsonTemplate;
import io.jenkins.plugins.k6notify.engine.message.template.TemplateFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DefaultLocale("en")
class PreviewTest {

    @Test
    void hasEachMessageWithItsTitle() {
        Preview preview = Preview.of(Endpoint.Kind.SLACK, new SlackFormat("1.0", null));
        assertThat(preview.kind()).isEqualTo("slack");
        assertThat(preview.messages())
                .extracting(Preview.Part::title)
                .containsExactly("Started", "Passed", "Failed", "Test hook");
        assertThat(preview.messages()).allSatisfy(part -> {
            assertThat(part.body()).startsWith("{");
            assertThat(part.problem()).isNull();
        });
        assertThat(preview.messages().get(2).body()).contains("p(95)");
    }

    @ParameterizedTest
    @CsvSource({"SLACK, slack", "SLACK_APP, slack-app", "TEAMS, teams", "EMAIL, mail", "WEBHOOK, webhook"})
    void kindIsThatOfDrawing(Endpoint.Kind kind, String drawn) {
        assertThat(Preview.of(kind, new SlackFormat("1.0", null)).kind()).isEqualTo(drawn);
    }

    @Test
    void bodyIsThatOfMessage() {
        MessageFormat format = (id, event) ->
                new Message(id, event.type().id(), Map.of(), "<" + event.type().id() + ">");
        assertThat(Preview.of(Endpoint.Kind.WEBHOOK, format).messages())
                .extracting(Preview.Part::body)
                .containsExactly("<test.started>", "<test.finished>", "<test.finished>", "<test.notification_channel>");
    }

    @Test
    @DefaultLocale("de")
    void problemOfTemplateIsAtItsMessageInLanguageOfUser() throws Exception {
        JsonTemplate template = JsonTemplate.parse("{\"a\": {{ 1 / test.result }} }");
        Preview preview =
                Preview.of(Endpoint.Kind.WEBHOOK, new TemplateFormat(template, WebhookHeaders.LOAD_IMPACT, "1.0"));
        assertThat(preview.messages())
                .extracting(Preview.Part::title)
                .containsExactly("Gestartet", "Bestanden", "Fehlgeschlagen", "Testnachricht");
        assertThat(preview.messages().get(1).problem()).startsWith("Zeile 1, Spalte ");
        assertThat(preview.messages().get(1).body()).isNull();
        assertThat(preview.messages().get(2).body()).isEqualTo("{\"a\": 1.0 }");
    }

    @Test
    void problemOfFormatIsShown() {
        MessageFormat format = (id, event) -> {
            if (event instanceof TestFinished) {
                throw new IllegalStateException("no template for finished runs");
            }
            return new Message(id, "", Map.of(), "");
        };
        assertThat(Preview.of(Endpoint.Kind.WEBHOOK, format).messages())
                .extracting(Preview.Part::problem)
                .containsExactly(null, "no template for finished runs", "no template for finished runs", null);
    }

    @Test
    void valuesHaveAllTexts() {
        MessageFormat format = (id, event) -> new Message(id, "", Map.of(), "{}");
        assertThat(Preview.of(Endpoint.Kind.EMAIL, format).values())
                .containsEntry("kind", "mail")
                .extractingByKey("messages")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(4)
                .first()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("title", "Started")
                .containsEntry("body", "{}")
                .containsEntry("problem", null);
    }
}
