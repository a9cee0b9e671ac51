package io.jenkins.plugins.k6notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The texts of the plugin are complete in English and German. Not looked at is {@code index.jelly} at the root: the update
 * center reads the description of the plugin from it as it stands, without the texts of a properties file.
 */
class TextsTest {

    /** English texts that are German too. */
    private static final Set<String> SAME_IN_BOTH = Set.of(
            "Agent",
            "Build",
            "Checks",
            "HTTP {0}",
            "Job",
            "Maximum",
            "Name",
            "Slack",
            "Test",
            "VUs",
            "Webhook",
            "k6 Cloud",
            "p(95)",
            "{0} ms");

    private static TextRules texts;
    private static HelpRules help;

    @BeforeAll
    static void read() throws Exception {
        texts = new TextRules(View.folder());
        help = new HelpRules(View.folder());
    }

    @Test
    void eachTextIsInEnglishAndInGerman() throws Exception {
        assertThat(texts.untranslated()).isEmpty();
    }

    @Test
    void germanIsGerman() throws Exception {
        assertThat(texts.leftInEnglish(SAME_IN_BOTH)).isEmpty();
    }

    @Test
    void bothLanguagesShowTheSameArguments() throws Exception {
        assertThat(texts.otherPlaceholders()).isEmpty();
    }

    @Test
    void eachTextIsAPattern() throws Exception {
        assertThat(texts.badPatterns()).isEmpty();
    }

    @Test
    void eachFileIsReadTheSameWayEverywhere() throws Exception {
        assertThat(texts.badFiles()).isEmpty();
    }

    @Test
    void eachViewHasItsTextsAndNoOthers() throws Exception {
        assertThat(texts.otherThanInViews()).isEmpty();
    }

    @Test
    void eachMessageIsUsed() throws Exception {
        String plugin = getClass().getPackageName();
        assertThat(texts.unused(
                        new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages(plugin),
                        plugin))
                .isEmpty();
    }

    @Test
    void eachHelpIsInEnglishAndInGerman() {
        assertThat(help.untranslated()).isEmpty();
    }

    @Test
    void eachHelpHasWords() throws Exception {
        assertThat(help.empty()).isEmpty();
    }

    @Test
    void helpKeepsItsCodeAndItsLinksInGerman() throws Exception {
        assertThat(help.otherThanInEnglish()).isEmpty();
    }
}
