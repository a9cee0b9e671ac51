package io.jenkins.plugins.k6notify.engine.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:30:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120                              | PT2M",
                " 7                               | PT7S",
                "0                                | PT1S",
                "3601                             | PT1H",
                "999999999999999999999999         | PT1H",
                "Mon, 23 Nov 2026 07:31:30 GMT    | PT1M30S",
                "Monday, 23-Nov-26 07:31:30 GMT   | PT1M30S",
                "Mon Nov 23 07:31:30 2026         | PT1M30S",
                "Tue Dec  1 07:31:30 2026         | PT1H",
                "Sun, 06 Nov 1994 08:49:37 GMT    | PT1S",
            })
    void waitIsBetweenOneSecondAndOneHour(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).contains(wait);
    }

    @Test
    void readsDayOfOneDigit() {
        assertThat(RetryAfter.parse("Tue Dec  1 07:31:30 2026", Instant.parse("2026-12-01T07:31:00Z")))
                .contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "1.5", "soon", "٣", "Mon, 32 Nov 2026 07:31:30 GMT", "1 2", "+3"})
    void ignoresInvalidHeader(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Test
    void missingHeaderHasNoWait() {
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
    }

    @Property
    void waitOfAnyHeaderIsWithinLimits(@ForAll String header) {
        Optional<Duration> wait = RetryAfter.parse(header, NOW);

        assertThat(wait.orElse(Duration.ofSeconds(1))).isBetween(Duration.ofSeconds(1), Duration.ofHours(1));
    }
}
