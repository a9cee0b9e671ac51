package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "199, FAILED",
        "200, DELIVERED",
        "204, DELIVERED",
        "299, DELIVERED",
        "300, FAILED",
        "399, FAILED",
        "400, FAILED",
        "406, FAILED",
        "407, RETRY",
        "408, RETRY",
        "409, FAILED",
        "424, FAILED",
        "425, RETRY",
        "426, FAILED",
        "428, FAILED",
        "429, RETRY",
        "430, FAILED",
        "499, FAILED",
        "500, RETRY",
        "599, RETRY",
        "600, FAILED",
    })
    void outcomeDependsOnHttpStatus(int status, Outcome outcome) {
        assertThat(Outcome.of(status)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"DELIVERED, true", "ACCEPTED, true", "RETRY, false", "FAILED, false"})
    void isSuccessForDeliveredAndAcceptedOutcome(Outcome outcome, boolean success) {
        assertThat(Attempt.unanswered(NOW, 0, Reason.said("x"), outcome).isSuccess())
                .isEqualTo(success);
    }

    @Test
    void unansweredAttemptHasNoStatusAndEndsAfterItsDuration() {
        Attempt attempt = Attempt.unanswered(NOW, 30_000, Reason.of(ReasonKind.HOST_NOT_FOUND, "h"), Outcome.RETRY);

        assertThat(attempt.status()).isEmpty();
        assertThat(attempt.retryAfter()).isEmpty();
        assertThat(attempt.receipt()).isNull();
        assertThat(attempt.end()).isEqualTo(NOW.plusSeconds(30));
        assertThat(attempt.text()).isEqualTo("unknown host h");
    }

    /** The text of a response may be as long as an argument, and the text of the attempt is longer than it. */
    @Test
    void cutsTextOfLongResponse() {
        Reason longest =
                Reason.of(ReasonKind.ANSWERED, Reason.of(ReasonKind.SLACK), "x".repeat(Reason.MAX_ARGUMENT), "400");
        Attempt attempt = new Attempt(NOW, OptionalInt.of(400), 1, longest, Outcome.FAILED, Optional.empty());

        assertThat(longest.words()).hasSizeGreaterThan(Attempt.MAX_TEXT);
        assertThat(attempt.text()).startsWith("Slack returned HTTP 400: xxx").hasSize(Attempt.MAX_TEXT);
    }
}
