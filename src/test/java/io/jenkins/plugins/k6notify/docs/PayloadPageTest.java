package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.jenkins.plugins.k6notify.docs.ExampleReceiver.Language;
import io.jenkins.plugins.k6notify.docs.MarkdownPage.Block;
import io.jenkins.plugins.k6notify.engine.event.EventIdentifier;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookBody;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.support.Project;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the pages for owners of receivers with the bodies that are sent and with the tested files. */
class PayloadPageTest {

    private static final MarkdownPage PAYLOAD = MarkdownPage.of("docs/payload.md");
    private static final ObjectMapper PRETTY = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void bodiesMatchSentBodies() {
        assertThat(PAYLOAD.blocks())
                .filteredOn(block -> block.language().equals("json"))
                .extracting(Block::code)
                .containsExactly(
                        pretty(SampleEvents.started(Trigger.MANUAL)),
                        pretty(SampleEvents.worse()),
                        new WebhookBody().of(new TestHookEvent()) + "\n");
    }

    private static String pretty(NotificationEvent event) {
        try {
            return PRETTY.writeValueAsString(PRETTY.readTree(new WebhookBody().of(event))) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyKeyIsExplained() {
        Set<String> explained = PAYLOAD.inlineCode().stream()
                .flatMap(code -> Arrays.stream(code.split("\\.")))
                .collect(Collectors.toSet());
        Set<String> keys = new TreeSet<>();
        addKeys(WebhookSchema.node(), keys);
        assertThat(keys).contains("status", "exit_code", "build_url", "actual").isSubsetOf(explained);
    }

    private static void addKeys(JsonNode schema, Set<String> keys) {
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        schema.forEach(part -> addKeys(part, keys));
    }

    @Test
    void everyStatusIsExplained() {
        List<String> rows = Project.read("docs/payload.md").lines().toList();
        assertThat(Arrays.stream(K6Status.values()).filter(K6Status::isOver))
                .allSatisfy(status -> assertThat(rows)
                        .anyMatch(row -> row.startsWith("| " + status.code() + " | " + status.text() + " | ")));
        assertThat(Arrays.stream(EventIdentifier.values()).map(EventIdentifier::id))
                .filteredOn(id -> !id.matches(".*\\.(finished|changed|warning|gate)"))
                .isSubsetOf(PAYLOAD.inlineCode().stream()
                        .map(code -> code.replaceAll(":.*", ""))
                        .toList());
    }

    /** Compares the address in the schema with the page, and the link of the page with the schema. */
    @Test
    void schemaIsLinked() {
        JsonNode schema = WebhookSchema.node();
        assertThat(PAYLOAD.destinations()).contains("../" + WebhookSchema.FILE);
        assertThat(schema.path("$id").textValue()).endsWith("/main/" + WebhookSchema.FILE);
        assertThat(Project.read("docs/payload.md"))
                .contains("/plugin/k6-notify/" + WebhookSchema.FILE.replace("src/main/webapp/", ""));
    }

    @Test
    void receiversMatchFiles() {
        Map<String, String> shown = MarkdownPage.of("docs/verify-signatures.md").blocks().stream()
                .filter(block -> block.comment().startsWith("file: "))
                .collect(
                        Collectors.toMap(block -> "docs/" + block.comment().substring("file: ".length()), Block::code));
        List<String> files = new ArrayList<>();
        for (Language language : Language.values()) {
            files.add(language.file());
            assertThat(shown).containsEntry(language.file(), Project.read(language.file()));
        }
        assertThat(shown).containsOnlyKeys(files);
    }
}
