package io.jenkins.plugins.k6notify.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class WordingTest {

    /** The command line says the same as Jenkins: what is in English twice does not drift apart. */
    @ParameterizedTest
    @EnumSource
    @DefaultLocale("en")
    void englishIsThatOfTheEngine(ReasonKind kind) {
        assertThat(Wording.of(naming(kind))).isEqualTo(naming(kind).words());
    }

    /** But for the words of others, and a name. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"SAID", "SLACK"})
    @DefaultLocale("de")
    void germanIsGerman(ReasonKind kind) {
        Reason reason = naming(kind);

        assertThat(Wording.of(reason)).isNotBlank().isNotEqualTo(reason.words()).doesNotContain("{");
    }

    @Test
    @DefaultLocale("de")
    void aReasonWithinAnotherIsGermanToo() {
        Reason reason = Reason.of(
                ReasonKind.HOST_NOT_ALLOWED,
                Reason.of(ReasonKind.INTERNAL_HOST, Reason.of(ReasonKind.PRIVATE_ADDRESS), "h.example", "10.0.0.1"),
                Wording.WHERE_TO_ALLOW);

        assertThat(Wording.of(reason))
                .isEqualTo(
                        "der Host h.example hat die Adresse 10.0.0.1 (eine private Adresse); der Host lässt sich unter"
                                + " Jenkins verwalten > System > k6-Benachrichtigungen erlauben");
    }

    @Test
    @DefaultLocale("de")
    void theWordsOfOthersStayAsTheyAre() {
        Reason reason = Reason.of(ReasonKind.ANSWERED, Reason.of(ReasonKind.SLACK), "it's {0} 'gone'", "410");

        assertThat(Wording.of(reason)).isEqualTo("Slack meldet it's {0} 'gone' (410)");
        assertThat(Wording.of(Reason.said("it's {0}"))).isEqualTo("it's {0}");
    }

    private static Reason naming(ReasonKind kind) {
        List<String> arguments = Collections.nCopies(kind.arguments(), Wording.WHERE_TO_ALLOW);
        return new Reason(kind, arguments, null);
    }
}
