package io.jenkins.plugins.k6notify.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.cli.CommandLineSession;
import io.jenkins.plugins.k6notify.engine.message.template.TemplatePreset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateCommandTest {

    private final CommandLineSession session = new CommandLineSession();

    @TempDir
    private Path folder;

    @Test
    void printsBodyForEachExample() throws IOException {
        assertThat(check("{\"run\": \"{{ k6.headline }}\"}")).isZero();

        assertThat(session.out()).isEqualTo("""
                        A run that starts:
                          {
                            "run" : "checkout.js started"
                          }

                        A run that passed:
                          {
                            "run" : "checkout.js passed"
                          }

                        A run that failed:
                          {
                            "run" : "checkout.js failed"
                          }

                        The test event:
                          {
                            "run" : "checkout.js failed"
                          }

                        """);
        assertThat(session.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{\"a\": {% include 'b' %}} | line 1, column 7: {% include %} is not supported",
                "{\"a\": {{ 1 // 0 }}} | line 1, column 12: division by zero (for test.started.manual)",
                "{\"a\": {{ test.ended }}} | the result for test.started.manual is not JSON: line 1, column 7 of the result: ",
                "{} {} | the result for test.started.manual is not JSON: line 1, column "
            })
    void refusesTemplateWithPlace(String template, String message) throws IOException {
        assertThat(check(template)).isEqualTo(2);

        assertThat(session.err())
                .startsWith("k6-notify: " + file() + ": " + message)
                .hasLineCount(1);
        assertThat(session.out()).isEmpty();
    }

    @Test
    void warnsOfUnknownNameWithPlace() throws IOException {
        assertThat(check("{\"a\":\n\"{{ test.nmae }}\"}")).isZero();

        assertThat(session.err())
                .isEqualTo("k6-notify: warning: " + file()
                        + ": line 2, column 5: test.nmae is not known, and is rendered as nothing\n");
    }

    @Test
    void refusesFileThatIsNoText() throws IOException {
        Path latin = Files.write(folder.resolve("latin.jinja"), "é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(session.run("template", "check", latin)).isEqualTo(2);
        assertThat(session.err()).isEqualTo("k6-notify: the template " + latin + " is not UTF-8 text\n");
        assertThat(session.run("template", "check", folder)).isEqualTo(2);
        assertThat(session.err()).isEqualTo("k6-notify: the template " + folder + " is a directory\n");
        assertThat(session.run("template", "check", "/no/such")).isEqualTo(2);
        assertThat(session.err()).isEqualTo("k6-notify: the template /no/such does not exist\n");
    }

    @ParameterizedTest
    @EnumSource(TemplatePreset.class)
    void checksShownPresetWithoutWarning(TemplatePreset preset) throws IOException {
        assertThat(session.run("template", "show", preset.id())).isZero();
        assertThat(check(session.out())).as(session.err()).isZero();
        assertThat(session.err()).isEmpty();
    }

    @Test
    void listsPresetsForUnknownOne() {
        assertThat(session.run("template", "show", "discrod")).isEqualTo(2);
        assertThat(session.err())
                .startsWith("k6-notify: unknown preset 'discrod': use k6-cloud, mattermost, discord, ");
    }

    private int check(String template) throws IOException {
        Files.writeString(file(), template);
        return session.run("template", "check", file());
    }

    private Path file() {
        return folder.resolve("own.jinja");
    }
}
