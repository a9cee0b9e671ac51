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
 * The waits between the attempts of a delivery. Each wait is varied by up to 20 %, so that deliveries that failed
 * together are not repeated together. Safe for use by several threads.
 */
public final class RetryPolicy {

    private static final double JITTER = 0.2;

    private final List<Duration> waits;
    private final RandomGenerator random;

    /**
     * Creates a policy.
     *
     * @param waits the wait after the first attempt, after the second one and so on; a delivery is given up after one
     *     more attempt than there are waits
     * @param random the source of the variation; used under a lock of this policy
     */
    public RetryPolicy(List<Duration> waits, RandomGenerator random) {
        this.waits = List.copyOf(waits);
        this.random = random;
    }

    /** Returns the policy of docs/design.md §8: nine attempts within about four hours. */
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
     * Returns the wait until the next attempt; empty if the delivery is given up. A receiver can extend the wait, but
     * not shorten it: a receiver that is busy for a minute and requests one second each time would use up the attempts.
     *
     * @param attempts the number of attempts made, at least one
     * @param last the last attempt
     */
    public Optional<Duration> waitAfter(int attempts, Attempt last) {
        if (attempts > waits.size()) {
            return Optional.empty();
        }
        Duration wait = jittered(waits.get(attempts - 1));
        return Optional.of(
                last.retryAfter().filter(pause -> pause.compareTo(wait) > 0).orElse(wait));
    }

    /** Returns the remaining part of the pause that a receiver requested before a restart, or zero. */
    public Duration pauseOf(Delivery recovered, Instant now) {
        return recovered
                .lastAttempt()
                .flatMap(last ->
                        last.retryAfter().map(pause -> rest(now, last.end().plus(pause), pause)))
                .orElse(Duration.ZERO);
    }

    /** Returns the rest of the wait for the next attempt of a delivery that was read from disk; zero if it is due. */
    public Duration waitOf(Delivery recovered, Instant now) {
        Instant due = recovered.nextAttempt();
        return due == null ? Duration.ZERO : rest(now, due, longest());
    }

    /** Limited, because the end may be days away if the clock was set back meanwhile. */
    private static Duration rest(Instant now, Instant end, Duration limit) {
        Duration rest = Duration.between(now, end);
        if (rest.isNegative()) {
            return Duration.ZERO;
        }
        return rest.compareTo(limit) > 0 ? limit : rest;
    }

    /** Returns the longest wait, whether of this policy or requested by a receiver. */
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
