package io.jenkins.plugins.k6notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the rules find violations, and none in valid files. */
class HelpRulesTest {

    @TempDir
    Path root;

    @BeforeEach
    void writeValidFiles() throws IOException {
        write("help.html", "<div>Runs <code>k6</code>.</div>");
        write("help_de.html", "<div>F\u00fchrt <code>k6</code> aus.</div>");
        write("help-name.html", "<div>A <a href=\"https://example.com\">name</a>.</div>");
        write("help-name_de.html", "<div>Ein <a href=\"https://example.com\">Name</a>.</div>");
    }

    @Test
    void findsNothingInValidFiles() throws Exception {
        assertThat(rules().untranslated()).isEmpty();
        assertThat(rules().empty()).isEmpty();
        assertThat(rules().otherThanInEnglish()).isEmpty();
    }

    @Test
    void findsHelpInOneLanguageOnly() throws Exception {
        Files.delete(root.resolve("help_de.html"));
        Files.delete(root.resolve("help-name.html"));
        assertThat(rules().untranslated())
                .containsExactlyInAnyOrder(
                        "help_de.html is not there, and its twin is", "help-name.html is not there, and its twin is");
    }

    @Test
    void findsEmptyHelp() throws Exception {
        write("help.html", "");
        write("help-name_de.html", "<div>\n</div>");
        assertThat(rules().empty())
                .containsExactlyInAnyOrder("help.html has no words", "help-name_de.html has no words");
    }

    @Test
    void findsUntranslatedHelpAndOtherCodeOrLinks() throws Exception {
        write("help_de.html", "<div>F\u00fchrt <code>k7</code> aus.</div>");
        write("help-name_de.html", Files.readString(root.resolve("help-name.html")));
        assertThat(rules().otherThanInEnglish())
                .containsExactlyInAnyOrder(
                        "help_de.html has [<code>k7</code>], not [<code>k6</code>]",
                        "help-name_de.html is the English page");
    }

    private HelpRules rules() throws IOException {
        return new HelpRules(root);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text);
    }
}
