package io.jenkins.plugins.k6notify.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportedOutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "passed, FINISHED, PASSED",
        "success, FINISHED, PASSED",
        "Failed, FINISHED, FAILED",
        "timed_out, TIMED_OUT, FAILED",
        "4, TIMED_OUT, FAILED",
        "Timed out, TIMED_OUT, FAILED",
        "aborted_user, ABORTED_BY_USER, FAILED",
        "Aborted by user, ABORTED_BY_USER, FAILED",
        "aborted_system, ABORTED_BY_SYSTEM, FAILED",
        "aborted_script_error, ABORTED_BY_SCRIPT_ERROR, FAILED",
        "aborted_threshold, ABORTED_BY_THRESHOLD, FAILED",
        "' 9 ', ABORTED_BY_LIMIT, FAILED"
    })
    void mapsWordsOfContract(String word, K6Status status, K6Result result) {
        Outcome outcome = ReportedOutcome.of(word);
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.result()).isEqualTo(result);
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.k6notify.engine.run.ReportedOutcome#words")
    void acceptsEveryOfferedWord(String word) {
        assertThat(ReportedOutcome.of(word).status().isOver()).isTrue();
    }

    @Test
    void abortedThresholdIsFailedTest() {
        assertThat(ReportedOutcome.of("aborted_threshold").kind()).isEqualTo(Outcome.Kind.TEST_FAILED);
        assertThat(ReportedOutcome.of("aborted_limit").kind()).isEqualTo(Outcome.Kind.STOPPED);
    }

    /** 3 alone does not tell whether the run passed. */
    @ParameterizedTest
    @ValueSource(strings = {"", "2", "3", "finished", "running", "abortet_user"})
    void refusalOfOtherWordListsKnownWords(String word) {
        assertThatThrownBy(() -> ReportedOutcome.of(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining('"' + word + '"')
                .hasMessageContaining("aborted_script_error");
    }
}
