package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.support.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies that the troubleshooting page has the messages of the plugin, with their exact texts. */
class TroubleshootingTest {

    /** Keys of messages that require an action of the user; other texts are names, labels and states. */
    private static final Pattern FOR_USERS = Pattern.compile(
            "(Channel\\.(No|Name|Wrong|Unknown)|Validation\\."
                    + "|(Slack|SlackApp|Teams|Email|Webhook)Channel\\.No|TemplateCheck\\.(Not|UnknownNames)|Recipients\\.|ReportExecution\\.|NotifyExecution\\.Undelivered"
                    + "|Reason\\.(Channel|HostNotFound|No(Channel|Credential|Job|Usable)|NoAnswer|NoConnectionIn|Redirected$)"
                    + "|K6NotifyRunStep\\.(Nothing|StartHasNoEnd|UnknownEvent)"
                    + "|JobCredentials\\.Missing|K6RunsPage\\.(No|Not|UnderWay)|JobForm\\.|K6NotifyConfiguration\\.No|(K6QualityGate\\.(Invalid|NoNumber|TooMany)|GateResult\\.)).*");

    /** Parts of messages from elsewhere: the JDK has the text for a refused connection. */
    private static final Pattern PARTS = Pattern.compile("…|\\d+|[,:()]|Connection refused");

    private static final List<String> PAGE =
            MarkdownPage.of("docs/troubleshooting.md").inlineCode();

    @Test
    void hasEveryMessage() {
        List<String> missing = new ArrayList<>();
        for (Path file : Project.files("src/main/resources", "Messages.properties")) {
            properties(file).forEach((key, value) -> {
                String message = shown(value.toString());
                if (FOR_USERS.matcher(key.toString()).matches()
                        && PAGE.stream().noneMatch(code -> code.equals(message))) {
                    missing.add(key + ": " + message);
                }
            });
        }
        assertThat(missing).isEmpty();
    }

    /**
     * Each part between the dots occurs in a source, so that a changed message fails the test until the page is
     * changed.
     */
    @Test
    void hasNoUnknownMessage() {
        String sources = Stream.of("src/main/java", "standalone/cli/src/main/java")
                        .flatMap(folder -> Project.files(folder, ".java").stream())
                        .map(TroubleshootingTest::javaTexts)
                        .collect(Collectors.joining("\n"))
                + Project.files("src/main/resources", ".properties").stream()
                        .flatMap(file -> properties(file).values().stream())
                        .map(value -> shown(value.toString()))
                        .collect(Collectors.joining("\n"))
                + Project.read("k6-notify");
        List<String> unknown = messages().stream()
                .filter(message ->
                        !PARTS.splitAsStream(message).map(String::strip).allMatch(sources::contains))
                .toList();
        assertThat(unknown).isEmpty();
    }

    /** The quoted texts in the first column of tables, except for those of Slack and commands. */
    private static List<String> messages() {
        return Project.read("docs/troubleshooting.md")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("(?<!\\\\)\\|")[1])
                .flatMap(cell ->
                        Pattern.compile("`([^`]+)`").matcher(cell).results().map(match -> match.group(1)))
                .filter(message -> !message.matches("Slack returned HTTP .*"))
                .toList();
    }

    /** The string literals of a source; concatenated literals are joined. */
    private static String javaTexts(Path file) {
        try {
            String joined = Files.readString(file, StandardCharsets.UTF_8).replaceAll("\"\\s*\\+\\s*\"", "");
            return joined.replace("\\\"", "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** The message as a user reads it, with dots for variable parts. */
    private static String shown(String pattern) {
        return pattern.replaceAll("\\{\\d}", "…").replace("''", "'");
    }
}
