package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * The waits between the attempts of a delivery. Each wait is varied by up to 20 %, so that deliveries that failed
 * together are not repeated together. Safe for use by several threads.
 *
 * @param waits the wait after the first attempt, after the second one and so on; a delivery is given up after one more
 *     attempt than there are waits
 * @param random the source of the variation; used under a lock of this policy
 */
public record RetryPolicy(List<Duration> waits, RandomGenerator random) {

    private static final double JITTER = 0.2;

    public RetryPolicy {
        waits = List.copyOf(waits);
    }

    /** Returns the policy of docs/design.md §8: nine attempts within about four hours. */
    public static RetryPolicy standard(RandomGenerator random) {
        return new RetryPolicy(
                LongStream.of(1, 5, 30, 2 * 60, 10 * 60, 30 * 60, 60 * 60, 2 * 60 * 60)
                        .mapToObj(Duration::ofSeconds)
                        .toList(),
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

    private synchronized Duration jittered(Duration wait) {
        return Duration.ofNanos(Math.round(wait.toNanos() * (1 - JITTER + 2 * JITTER * random.nextDouble())));
    }

    /** Returns the rest of the pause that a receiver requested before a restart; zero if it is over. */
    public static Duration pauseOf(Delivery recovered, Instant now) {
        return recovered
                .lastAttempt()
                .flatMap(last -> last.retryAfter()
                        .map(pause -> rest(now, last.end(), last.end().plus(pause))))
                .orElse(Duration.ZERO);
    }

    /** Returns the rest of the wait for the next attempt of a delivery that was read from disk; zero if it is due. */
    public static Duration waitOf(Delivery recovered, Instant now) {
        Instant due = recovered.nextAttempt();
        Instant begin = recovered.lastAttempt().map(Attempt::end).orElse(recovered.created());
        return due == null ? Duration.ZERO : rest(now, begin, due);
    }

    /** Returns the whole wait if the clock shows a time before it, because it was set back meanwhile. */
    private static Duration rest(Instant now, Instant begin, Instant end) {
        Instant from = now.isBefore(begin) ? begin : now;
        return from.isBefore(end) ? Duration.between(from, end) : Duration.ZERO;
    }
}
