package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A timer, with a clock, whose time passes when the test calls {@link #pass}. */
public final class ManualTimer implements RetryTimer {

    private record Call(Duration due, long number, Runnable task) {}

    private final PriorityQueue<Call> calls =
            new PriorityQueue<>(Comparator.comparing(Call::due).thenComparing(Call::number));
    private Duration elapsed = Duration.ZERO;
    private Instant start = Instant.parse("2026-11-23T07:30:00Z");
    private long number;

    @Override
    public long nanoTime() {
        return elapsed.toNanos();
    }

    @Override
    public synchronized void schedule(Duration delay, Runnable task) {
        calls.add(new Call(elapsed.plus(delay), number++, task));
    }

    /** Advances the time; runs {@code then} at the beginning and after each task. */
    public void pass(Duration duration, Runnable then) {
        Duration end = elapsed.plus(duration);
        then.run();
        while (!calls.isEmpty() && calls.peek().due().compareTo(end) <= 0) {
            Call call = calls.poll();
            elapsed = call.due();
            call.task().run();
            then.run();
        }
        elapsed = end;
    }

    public Duration elapsed() {
        return elapsed;
    }

    /** Changes the clock without affecting the timer, as when the time of the machine is set. */
    public void setClock(Duration forward) {
        start = start.plus(forward);
    }

    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return start.plus(elapsed);
            }
        };
    }
}
