package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.docs.MarkdownPage.Block;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.support.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares labels of fields and states in the documentation with those of forms and pages. */
class LabelsTest {

    private static final String REFERENCE = "docs/jenkins.md";
    private static final String RESOURCES = "src/main/resources/io/jenkins/plugins/k6notify/";

    /** The sections of the page, with the forms whose fields they describe. */
    private static final Map<String, List<String>> FORMS = Map.of(
            "System configuration",
            List.of("config/K6NotifyConfiguration/config", "folder/K6NotifyFolderProperty/config"),
            "Channels",
            List.of(
                    "channel/ChannelDescriptor/name",
                    "channel/ChannelDescriptor/identity",
                    "channel/ChannelDescriptor/subscription",
                    "channel/ChannelDescriptor/events",
                    "channel/SlackChannel/config",
                    "channel/SlackAppChannel/config",
                    "channel/TeamsChannel/config",
                    "channel/EmailChannel/config",
                    "channel/WebhookChannel/config"),
            "Fields of steps and of the post-build action",
            List.of(
                    "form/JobForm/fields",
                    "pipeline/K6NotifyStep/config",
                    "pipeline/K6NotifyRunStep/config",
                    "freestyle/K6NotifyPublisher/config"),
            "Quality gates",
            List.of("gate/K6QualityGate/config"));

    /** A field with its label; the key of a label is the name of the field in code. */
    private static final Pattern LABEL = Pattern.compile("<f:(?:entry|checkbox)\\b[^>]* title=\"\\$\\{%(\\w+)}\"");

    private static final Pattern FIELD_ROW = Pattern.compile("(?m)^\\| \\*\\*(.+?)\\*\\*.*? \\| `(\\w+)` \\|");
    /** Labels of Jenkins, GitHub, Slack and k6 Cloud, and an outcome as the command line prints it. */
    private static final Set<String> LABELS_OF_OTHERS = Set.of(
            "Abort",
            "Checks: read and write",
            "Configure > Post-build Actions > Add post-build action > k6 notifications",
            "Console Output",
            "Copy member ID",
            "Edit View > Add column",
            "FINE",
            "Finished, failed",
            "Pipeline Syntax",
            "Resource Root URL",
            "Save",
            "Secret text",
            "Send test event",
            "System");

    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");

    @Test
    void tablesHaveFieldsOfForms() {
        FORMS.forEach((section, forms) -> {
            List<String> fields =
                    forms.stream().flatMap(LabelsTest::fields).distinct().toList();
            List<String> rows = FIELD_ROW
                    .matcher(section(section))
                    .results()
                    .map(row -> row.group(2) + "=" + row.group(1))
                    .toList();
            assertThat(rows).as(section).isNotEmpty().containsExactlyInAnyOrderElementsOf(fields);
        });
    }

    @Test
    void everyFormHasASection() {
        assertThat(Project.files("src/main/resources", ".jelly"))
                .filteredOn(file -> LABEL.matcher(read(file)).find())
                .extracting(file ->
                        Project.file(RESOURCES).relativize(file).toString().replaceFirst("\\.jelly$", ""))
                .containsExactlyInAnyOrderElementsOf(
                        FORMS.values().stream().flatMap(List::stream).toList());
    }

    @Test
    void exampleHasEveryAttribute() {
        List<String> attributes = Stream.of("System configuration", "Channels")
                .flatMap(section -> FIELD_ROW.matcher(section(section)).results())
                .map(row -> row.group(2))
                .toList();
        assertThat(MarkdownPage.of(REFERENCE).blocks())
                .filteredOn(block -> block.language().equals("yaml"))
                .extracting(Block::code)
                .singleElement()
                .satisfies(code -> assertThat(attributes)
                        .allSatisfy(attribute -> assertThat(code).containsPattern("\\b" + attribute + ": ?")));
    }

    /** Bold text in a reference page is a label, also within a sentence. */
    @ParameterizedTest
    @ValueSource(strings = {REFERENCE, "docs/delivery.md"})
    void boldTextsAreLabels(String page) {
        assertThat(BOLD.matcher(Project.read(page)).results().map(bold -> bold.group(1)))
                .isNotEmpty()
                .isSubsetOf(texts());
    }

    static List<MarkdownPage> pages() {
        return MarkdownPage.all().stream()
                .filter(page -> !page.toString().matches("CONTRIBUTING.md|docs/design.md|docs/internals/.*"))
                .toList();
    }

    /** Texts with an initial capital, in pages for users. */
    @ParameterizedTest
    @MethodSource("pages")
    void italicTextsAreLabels(MarkdownPage page) {
        Set<String> known = Stream.of(
                        texts().stream(),
                        LABELS_OF_OTHERS.stream(),
                        Arrays.stream(K6Status.values()).map(K6Status::text))
                .flatMap(texts -> texts)
                .collect(Collectors.toSet());
        assertThat(page.emphasized())
                .filteredOn(text -> Character.isUpperCase(text.codePointAt(0)) && !text.startsWith("Manage Jenkins"))
                .filteredOn(text -> !known.contains(text))
                .isEmpty();
    }

    /** All English texts of the plugin, without the full stops of sentences. */
    private static Set<String> texts() {
        return Project.files("src/main/resources", ".properties").stream()
                .filter(file -> !file.toString().contains("_de."))
                .flatMap(file -> properties(file).values().stream())
                .map(text -> text.toString().replaceFirst("\\.$", ""))
                .collect(Collectors.toSet());
    }

    private static Stream<String> fields(String form) {
        Properties labels = properties(Project.file(RESOURCES + form + ".properties"));
        return LABEL.matcher(Project.read(RESOURCES + form + ".jelly"))
                .results()
                .map(label -> label.group(1))
                .map(key -> key + "=" + labels.getProperty(key));
    }

    /** The text from a heading to the next one. */
    private static String section(String heading) {
        String page = Project.read(REFERENCE);
        int start = page.indexOf("\n## " + heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int end = page.indexOf("\n## ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end);
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String read(Path file) {
        return Project.read(Project.ROOT.relativize(file).toString());
    }
}
