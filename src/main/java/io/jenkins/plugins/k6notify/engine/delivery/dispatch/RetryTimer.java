package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks after a delay. It measures elapsed time and not the time of day: setting the clock of the machine neither
 * hastens nor delays a retry.
 */
public interface RetryTimer {

    /** Elapsed time in nanoseconds from an arbitrary origin, as {@link System#nanoTime}. */
    default long nanoTime() {
        return System.nanoTime();
    }

    /**
     * Runs a task once after a delay. The task is short, and does not throw.
     *
     * @throws RejectedExecutionException if the timer is shut down
     */
    void schedule(Duration delay, Runnable task);

    /** The timer thread that the JDK has for {@link CompletableFuture#orTimeout}. */
    static RetryTimer system() {
        return (delay, task) -> CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                .execute(task);
    }

    /** The timer of the caller, in Jenkins {@code jenkins.util.Timer}. */
    static RetryTimer of(ScheduledExecutorService timer) {
        return (delay, task) -> timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
