package io.jenkins.plugins.k6notify.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.event.Difference;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class WordingTest {

    /** All kinds except external text and names. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"SAID", "SLACK", "GRAFANA"})
    @DefaultLocale("de")
    void reasonIsTranslated(ReasonKind kind) {
        Reason reason = naming(kind);

        assertThat(reason.words(Locale.GERMAN))
                .isNotBlank()
                .isNotEqualTo(reason.words())
                .doesNotContain("{");
    }

    @Test
    @DefaultLocale("de")
    void differencesAreTranslated() {
        assertThat(Wording.of(List.of(Difference.values())))
                .isEqualTo("seine Schwellenwerte waren andere, seine Szenarien waren andere");
    }

    @Test
    @DefaultLocale("de")
    void nestedReasonIsTranslated() {
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
    void externalTextIsNotTranslated() {
        Reason reason = Reason.of(ReasonKind.ANSWERED, Reason.of(ReasonKind.SLACK), "it's {0} 'gone'", "410");

        assertThat(Wording.of(reason)).isEqualTo("Slack antwortete mit HTTP 410: it's {0} 'gone'");
        assertThat(Wording.of(Reason.said("it's {0}"))).isEqualTo("it's {0}");
    }

    private static Reason naming(ReasonKind kind) {
        List<String> arguments = Collections.nCopies(kind.arguments(), Wording.WHERE_TO_ALLOW);
        return new Reason(kind, arguments, null);
    }

    /** All kinds except text of k6. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "K6_SAYS")
    @DefaultLocale("de")
    void outcomeIsTranslated(OutcomeReason.Kind kind) {
        OutcomeReason reason = reasonOf(kind);

        assertThat(reason.words(Locale.GERMAN)).isNotBlank().isNotEqualTo(reason.words());
        assertThat(reason.arguments())
                .allSatisfy(argument -> assertThat(reason.words(Locale.GERMAN)).contains(argument));
    }

    @Test
    @DefaultLocale("de")
    void textOfK6IsNotTranslated() {
        Outcome byK6 = new Outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.STOPPED, "it's k6's {0}");

        assertThat(Wording.of(byK6)).isEqualTo("it's k6's {0}");
        assertThat(Wording.of(Interruption.USER.outcome())).isEqualTo("Von einem Benutzer abgebrochen");
    }

    @Test
    @DefaultLocale("de")
    void reasonOfInstanceIsTranslated() {
        OutcomeReason ofInstance = Interruption.USER.outcome().because();
        OutcomeReason ofRun = OutcomeReason.of(OutcomeReason.Kind.INSTANCES_FAILED, ofInstance, "1", "4", "pod-3");

        assertThat(Wording.of(Outcome.failed(K6Status.ABORTED_BY_USER, ofRun)))
                .isEqualTo("1 von 4 Instanzen haben nicht bestanden; pod-3: Von einem Benutzer abgebrochen");
    }

    @Test
    void passedRunHasNoReason() {
        assertThat(Wording.of(new Outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null)))
                .isNull();
    }

    @Test
    @DefaultLocale("en")
    void countOfWarningIsGrouped() {
        assertThat(Wording.of(warning(RunWarning.Kind.ITERATIONS_DROPPED, 1900)))
                .isEqualTo("Iterations were dropped: 1,900");
    }

    @ParameterizedTest
    @EnumSource
    @DefaultLocale("de")
    void warningIsTranslated(RunWarning.Kind kind) {
        assertThat(Wording.of(warning(kind, 1900)))
                .isNotBlank()
                .isNotEqualTo(warning(kind, 1900).words())
                .matches(words -> words.contains("1.900") == kind.hasCount());
    }

    private static RunWarning warning(RunWarning.Kind kind, long count) {
        return new RunWarning(kind, kind.hasCount() ? count : null);
    }

    private static OutcomeReason reasonOf(OutcomeReason.Kind kind) {
        return new OutcomeReason(
                kind,
                IntStream.range(0, kind.arguments()).mapToObj(i -> "it's " + i).toList(),
                null);
    }
}
