package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs tasks after a delay. Measures elapsed time, so that setting the system clock does not affect retries. */
public interface RetryTimer {

    /** Returns the elapsed time in nanoseconds since an arbitrary origin, as {@link System#nanoTime}. */
    default long nanoTime() {
        return System.nanoTime();
    }

    /**
     * Runs a task once after a delay. The task must return quickly and must not throw.
     *
     * @throws RejectedExecutionException if the timer is shut down
     */
    void schedule(Duration delay, Runnable task);

    /** Returns a timer that uses the JDK's timer thread, as {@link CompletableFuture#orTimeout} does. */
    static RetryTimer system() {
        return (delay, task) -> CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                .execute(task);
    }

    /** Returns a timer that uses an executor of the caller; in Jenkins {@code jenkins.util.Timer}. */
    static RetryTimer of(ScheduledExecutorService timer) {
        return (delay, task) -> timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
