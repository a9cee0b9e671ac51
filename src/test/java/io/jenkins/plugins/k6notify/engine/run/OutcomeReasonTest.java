package io.jenkins.plugins.k6notify.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeReasonTest {

    @ParameterizedTest
    @EnumSource
    void textOfEachKindHasAllArguments(Kind kind) {
        OutcomeReason reason = new OutcomeReason(
                kind,
                IntStream.range(0, kind.arguments())
                        .mapToObj(i -> "argument" + i)
                        .toList(),
                null);

        assertThat(reason.words()).isNotBlank().doesNotContain("{", "}");
        assertThat(reason.arguments())
                .allSatisfy(argument -> assertThat(reason.words()).contains(argument));
    }

    @Test
    void argumentsAreNotParsedAsPattern() {
        assertThat(OutcomeReason.of(Kind.CROSSED_AND_MORE, "{1} {0} $1", "2").words())
                .isEqualTo("Thresholds crossed: {1} {0} $1 and 2 more");
    }

    @Test
    void refusesWrongNumberOfArguments() {
        assertThatIllegalArgumentException().isThrownBy(() -> OutcomeReason.of(Kind.USER, "alice"));
        assertThatIllegalArgumentException().isThrownBy(() -> OutcomeReason.of(Kind.K6_KILLED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutcomeReason.of(Kind.INSTANCES_FAILED, "1", "2", "pod-1"));
    }

    @Test
    void detailIsLastArgument() {
        OutcomeReason crossed = OutcomeReason.of(Kind.CROSSED);

        assertThat(OutcomeReason.of(Kind.INSTANCES_FAILED_AND_MISSING, crossed, "2", "4", "pod-4", "pod-3")
                        .words())
                .isEqualTo("2 of 4 instances did not pass; pod-3: Thresholds crossed; not seen: pod-4");
    }

    @Test
    void outcomeHasTextOfReason() {
        Outcome outcome = Interruption.USER.outcome();

        assertThat(outcome.reason()).isEqualTo("Aborted by a user");
        assertThat(outcome.because()).isEqualTo(OutcomeReason.of(Kind.USER));
    }
}
