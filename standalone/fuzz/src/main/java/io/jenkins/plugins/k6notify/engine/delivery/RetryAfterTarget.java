package io.jenkins.plugins.k6notify.engine.delivery;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whatever a receiver asks for, the wait is between a second and an hour. */
public final class RetryAfterTarget {

    private RetryAfterTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        Instant now = Instant.ofEpochSecond(data.consumeLong(0, Integer.MAX_VALUE));
        Optional<Duration> wait = RetryAfter.parse(data.consumeRemainingAsString(), now);
        if (wait.isPresent()
                && (wait.get().compareTo(Duration.ofSeconds(1)) < 0
                        || wait.get().compareTo(Duration.ofHours(1)) > 0)) {
            throw new IllegalStateException("a wait of " + wait.get());
        }
    }
}
