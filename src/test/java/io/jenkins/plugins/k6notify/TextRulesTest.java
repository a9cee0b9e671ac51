package io.jenkins.plugins.k6notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the rules find violations, and none in valid files. */
class TextRulesTest {

    @TempDir
    Path root;

    @BeforeEach
    void writeValidFiles() throws IOException {
        write(
                "k6notify/Messages.properties",
                "Sample.Greeting=Hello {0}, it''s {1}",
                "Sample.Later=Later",
                "Sample.Often=Often",
                "Sample.Same=Slack",
                "Sample.Signs={0}: {1}");
        write(
                "k6notify/Messages_de.properties",
                "Sample.Greeting=Es ist {1}, {0}; sch\\u00f6n",
                "Sample.Later=Sp\\u00e4ter",
                "Sample.Often=Oft",
                "Sample.Same=Slack",
                "Sample.Signs={0}: {1}");
        write(
                "k6notify/Sample/config.jelly",
                "<j:jelly xmlns:j=\"jelly:core\">",
                "<p title=\"${%title}\">${%words(it.name)}</p>",
                "<p>${it.started ? '%yes' : '%no'}</p>",
                "</j:jelly>");
        write("k6notify/Sample/config.properties", "title=Title", "words=Words of {0}", "yes=Yes", "no=No");
        write("k6notify/Sample/config_de.properties", "title=Titel", "words=Worte von {0}", "yes=Ja", "no=Nein");
    }

    @Test
    void findsNothingInValidFiles() throws Exception {
        TextRules rules = rules();
        assertThat(rules.untranslated()).isEmpty();
        assertThat(rules.leftInEnglish(Set.of("Slack"))).isEmpty();
        assertThat(rules.otherPlaceholders()).isEmpty();
        assertThat(rules.badPatterns()).isEmpty();
        assertThat(rules.badFiles()).isEmpty();
        assertThat(rules.otherThanInViews()).isEmpty();
        assertThat(unused()).isEmpty();
    }

    @Test
    void findsTextsWithoutGerman() throws Exception {
        write("k6notify/Sample/config_de.properties", "title=", "words=Worte von {0}", "yes=Ja");
        assertThat(rules().untranslated())
                .containsExactly(
                        "k6notify/Sample/config_de.properties: no is not there, and in English it is",
                        "k6notify/Sample/config_de.properties: title is not there, and in English it is");
    }

    @Test
    void findsFilesWithoutGerman() throws Exception {
        Files.delete(root.resolve("k6notify/Sample/config_de.properties"));
        assertThat(rules().untranslated())
                .hasSize(4)
                .contains("k6notify/Sample/config_de.properties: words is not there, and in English it is");
    }

    @Test
    void findsGermanWithoutEnglish() throws Exception {
        write("k6notify/Sample/index_de.properties", "more=Mehr");
        append("k6notify/Messages_de.properties", "Sample.Old=Alt");
        assertThat(rules().untranslated())
                .containsExactly(
                        "k6notify/Messages.properties: Sample.Old is not there, and in German it is",
                        "k6notify/Sample/index.properties: more is not there, and in German it is");
    }

    @Test
    void findsUntranslatedGerman() throws Exception {
        write("k6notify/Sample/config_de.properties", "title=Titel", "words=Words of {0}", "yes=Ja", "no=Nein");
        assertThat(rules().leftInEnglish(Set.of("Slack")))
                .containsExactly("k6notify/Sample/config_de.properties: words is the English text: Words of {0}");
        assertThat(rules().leftInEnglish(Set.of()))
                .contains("k6notify/Messages_de.properties: Sample.Same is the English text: Slack");
    }

    @Test
    void findsDifferentPlaceholders() throws Exception {
        write("k6notify/Sample/config_de.properties", "title=Titel {0}", "words=Worte von '{0}'", "yes=Ja", "no=Nein");
        assertThat(rules().otherPlaceholders())
                .containsExactly(
                        "k6notify/Sample/config_de.properties: title has the placeholders [0], not []",
                        "k6notify/Sample/config_de.properties: words has the placeholders [], not [0]");
    }

    @Test
    void findsLostApostrophesAndInvalidPatterns() throws Exception {
        append("k6notify/Messages.properties", "Sample.Eaten=It's {0}", "Sample.Open=Take {0", "Sample.Json='{'}");
        append("k6notify/Messages_de.properties", "Sample.Eaten=Geht's");
        assertThat(rules().badPatterns())
                .hasSize(3)
                .anyMatch(found -> found.startsWith("k6notify/Messages.properties: Sample.Open is no pattern: "))
                .contains(
                        "k6notify/Messages.properties: Sample.Eaten has a single apostrophe; write it twice",
                        "k6notify/Messages_de.properties: Sample.Eaten has a single apostrophe; write it twice");
    }

    @Test
    void findsRawCharactersAndDuplicateKeys() throws Exception {
        append("k6notify/Messages_de.properties", "Sample.Same=Sl\u00e4ck");
        assertThat(rules().badFiles())
                .containsExactly(
                        "k6notify/Messages_de.properties: Sample.Same is there more than once",
                        "k6notify/Messages_de.properties: line 6 has a raw character; write it as \\uXXXX");
    }

    @Test
    void findsKeysWithoutTextAndTextsWithoutView() throws Exception {
        write("k6notify/Sample/config.properties", "title=Title", "words=Words of {0}", "yes=Yes", "maybe=Maybe");
        write("k6notify/Sample/gone.properties", "more=More");
        write("k6notify/Sample/fragment.jelly", "<p>${%shared}</p>");
        assertThat(rules().otherThanInViews())
                .containsExactly(
                        "k6notify/Sample/config.properties: no is not there, and the view uses it",
                        "k6notify/Sample/config.properties: maybe is not used by the view",
                        "k6notify/Sample/fragment.properties: shared is not there, and the view uses it",
                        "k6notify/Sample/gone.properties: there is no view of that name");
    }

    @Test
    void findsUnusedMessages() throws Exception {
        append("k6notify/Messages.properties", "Sample.Left=Left");
        write("k6notify/other/Messages.properties", "Sample.Greeting=Of another package");
        assertThat(unused())
                .containsExactly(
                        "k6notify/Messages.properties: Sample.Left is not used by any class",
                        "k6notify/other/Messages.properties: Sample.Greeting is not used by any class");
    }

    private Iterable<String> unused() throws IOException {
        return rules().unused(
                        new ClassFileImporter().importClasses(Messages.class, Asking.class), "io.jenkins.plugins");
    }

    private TextRules rules() throws IOException {
        return new TextRules(root);
    }

    private void write(String file, String... lines) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, String.join("\n", lines) + "\n");
    }

    private void append(String file, String... lines) throws IOException {
        write(file, Files.readString(root.resolve(file)) + String.join("\n", lines));
    }

    /** In the form that the localizer generates. */
    private static final class Messages {

        static String Sample_Greeting() {
            return "";
        }

        static String _Sample_Later() {
            return "";
        }

        static String Sample_Often() {
            return "";
        }

        static String Sample_Same() {
            return "";
        }

        static String Sample_Signs() {
            return "";
        }
    }

    private static final class Asking {

        private final String now = Messages.Sample_Greeting() + Messages.Sample_Same() + Messages.Sample_Signs();
        private final String later = Messages._Sample_Later();
        private final Supplier<String> often = Messages::Sample_Often;

        @Override
        public String toString() {
            return now + later + often.get();
        }
    }
}
