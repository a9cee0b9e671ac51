package io.jenkins.plugins.k6notify.engine.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Calls back after a while. It measures time that passes and not the time of day, so that setting the clock of the machine
 * neither hastens nor delays a retry.
 */
@FunctionalInterface
public interface Alarm {

    /** Runs the task once after the delay. The task is short, and does not throw. */
    void ring(Duration delay, Runnable task);

    /** Uses the timer thread that the JDK has for {@link CompletableFuture#orTimeout}. */
    static Alarm system() {
        return (delay, task) -> CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                .execute(task);
    }

    /** Uses the timer of the caller, in Jenkins {@code jenkins.util.Timer}. */
    static Alarm of(ScheduledExecutorService timer) {
        return (delay, task) -> timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
