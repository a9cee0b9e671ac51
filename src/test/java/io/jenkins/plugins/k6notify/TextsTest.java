package io.jenkins.plugins.k6notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Verifies that the texts of the plugin are complete in English and German, except for {@code index.jelly} at the root:
 * the update center reads the description of the plugin from it without the texts of properties files.
 */
class TextsTest {

    /** Texts that are the same in English and German. */
    private static final Set<String> SAME_IN_BOTH = Set.of(
            "Agent",
            "Build",
            "Checks",
            "Grafana",
            "HTTP {0}",
            "Job",
            "Maximum",
            "Microsoft Teams",
            "Name",
            "OK",
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
    void germanTextsAreTranslated() throws Exception {
        assertThat(texts.leftInEnglish(SAME_IN_BOTH)).isEmpty();
    }

    @Test
    void bothLanguagesShowTheSameArguments() throws Exception {
        assertThat(texts.otherPlaceholders()).isEmpty();
    }

    @Test
    void eachTextIsValidPattern() throws Exception {
        assertThat(texts.badPatterns()).isEmpty();
    }

    @Test
    void filesAreAsciiAndHaveUniqueKeys() throws Exception {
        assertThat(texts.badFiles()).isEmpty();
    }

    @Test
    void eachViewHasExactlyItsTexts() throws Exception {
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
    void noHelpIsEmpty() throws Exception {
        assertThat(help.empty()).isEmpty();
    }

    @Test
    void germanHelpHasSameCodeAndLinks() throws Exception {
        assertThat(help.otherThanInEnglish()).isEmpty();
    }
}
