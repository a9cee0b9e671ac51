package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait between the attempts of one delivery. Each wait is up to a fifth shorter or longer, so that what failed
 * together does not come back together. Safe for use by several threads.
 */
public final class RetryPolicy {

    private static final double JITTER = 0.2;

    private final List<Duration> waits;
    private final RandomGenerator random;

    /**
     * @param waits the wait after the first attempt, after the second and so on; after one more the delivery is given up
     * @param random used under a lock of this schedule
     */
    public RetryPolicy(List<Duration> waits, RandomGenerator random) {
        this.waits = List.copyOf(waits);
        this.random = random;
    }

    /** The schedule of docs/design.md §8: nine attempts within about four hours. */
    public static RetryPolicy standard(RandomGenerator random) {
        return new RetryPolicy(
                List.of(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1),
                        Duration.ofHours(2)),
                random);
    }

    /**
     * How long to wait for the next attempt; nothing when the delivery is to be given up.
     *
     * @param attempts how many were made, at least one
     * @param last the last of them; the receiver may have asked for a longer wait than that of the schedule. A shorter one
     *     would use up the attempts: a receiver that is busy for a minute may ask for a second each time.
     */
    public Optional<Duration> waitAfter(int attempts, Attempt last) {
        if (attempts > waits.size()) {
            return Optional.empty();
        }
        Duration wait = jittered(waits.get(attempts - 1));
        return Optional.of(
                last.retryAfter().filter(asked -> asked.compareTo(wait) > 0).orElse(wait));
    }

    /** How much of the pause that a receiver asked for is left; zero if it asked for none, or it is over. */
    public Duration pauseOf(Delivery recovered, Instant now) {
        Attempt last = recovered.lastAttempt().orElse(null);
        if (last == null || last.retryAfter().isEmpty()) {
            return Duration.ZERO;
        }
        Duration asked = last.retryAfter().get();
        Duration left = Duration.between(now, last.end().plus(asked));
        return left.isNegative() ? Duration.ZERO : left.compareTo(asked) > 0 ? asked : left;
    }

    /** How much of its wait a delivery has before it that was read from disk; zero if it is due. */
    public Duration waitOf(Delivery recovered, Instant now) {
        Instant due = recovered.nextAttempt();
        if (due == null || !due.isAfter(now)) {
            return Duration.ZERO;
        }
        // If the clock was set back meanwhile, its time may be days away.
        Duration wait = Duration.between(now, due);
        return wait.compareTo(longest()) > 0 ? longest() : wait;
    }

    /** No wait is longer, whether of this schedule or asked for by a receiver. */
    private Duration longest() {
        return waits.stream()
                .map(wait -> scaled(wait, 1 + JITTER))
                .filter(wait -> wait.compareTo(Attempt.LONGEST_RETRY_AFTER) > 0)
                .max(Comparator.naturalOrder())
                .orElse(Attempt.LONGEST_RETRY_AFTER);
    }

    private synchronized Duration jittered(Duration wait) {
        return scaled(wait, 1 - JITTER + 2 * JITTER * random.nextDouble());
    }

    private static Duration scaled(Duration wait, double factor) {
        return Duration.ofNanos(Math.round(wait.toNanos() * factor));
    }
}
