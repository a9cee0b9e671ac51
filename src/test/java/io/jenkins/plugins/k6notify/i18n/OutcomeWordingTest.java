package io.jenkins.plugins.k6notify.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeWordingTest {

    /** Receivers are told the same as Jenkins shows: what is in English twice does not drift apart. */
    @ParameterizedTest
    @EnumSource
    @DefaultLocale("en")
    void englishIsThatOfTheEngine(OutcomeReason.Kind kind) {
        assertThat(OutcomeWording.of(naming(kind))).isEqualTo(naming(kind).words());
    }

    @ParameterizedTest
    @EnumSource
    @DefaultLocale("de")
    void germanIsGerman(OutcomeReason.Kind kind) {
        OutcomeReason reason = naming(kind);

        assertThat(OutcomeWording.of(reason)).isNotBlank().isNotEqualTo(reason.words());
        assertThat(reason.arguments())
                .allSatisfy(argument -> assertThat(OutcomeWording.of(reason)).contains(argument));
    }

    @Test
    @DefaultLocale("de")
    void whatK6SaidStaysInItsWords() {
        Outcome byK6 = new Outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.STOPPED, "it's k6's {0}");

        assertThat(OutcomeWording.of(byK6)).isEqualTo("it's k6's {0}");
        assertThat(OutcomeWording.of(Interruption.USER.outcome())).isEqualTo("Von einem Benutzer abgebrochen");
    }

    @Test
    void aRunThatPassedHasNoReason() {
        assertThat(OutcomeWording.of(new Outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null)))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    @DefaultLocale("en")
    void warningsInEnglishAreThoseOfTheEngine(RunWarning.Kind kind) {
        assertThat(OutcomeWording.of(warning(kind, 19)))
                .isEqualTo(warning(kind, 19).words());
    }

    @ParameterizedTest
    @EnumSource
    @DefaultLocale("de")
    void warningsInGermanAreGerman(RunWarning.Kind kind) {
        assertThat(OutcomeWording.of(warning(kind, 1900)))
                .isNotBlank()
                .isNotEqualTo(warning(kind, 1900).words())
                .matches(words -> words.contains("1.900") == kind.hasCount());
    }

    private static RunWarning warning(RunWarning.Kind kind, long count) {
        return new RunWarning(kind, kind.hasCount() ? count : null);
    }

    private static OutcomeReason naming(OutcomeReason.Kind kind) {
        return new OutcomeReason(
                kind,
                IntStream.range(0, kind.arguments()).mapToObj(i -> "it's " + i).toList());
    }
}
