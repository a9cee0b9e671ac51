package io.jenkins.plugins.k6notify.report;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Queue of reports of one build, executed in order on threads that may wait for a disk. Safe for use by several threads.
 */
public final class ReportQueue implements Executor {

    private static final Logger LOGGER = Logger.getLogger(ReportQueue.class.getName());

    private final Executor threads;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    ReportQueue(Executor threads) {
        this.threads = threads;
    }

    /** Adds a report and returns immediately. Exceptions of a report are logged, and the next report runs. */
    @Override
    public synchronized void execute(Runnable report) {
        last = last.thenRunAsync(() -> guarded(report), threads);
    }

    /** Waits until all reports added so far are done, limited by a timeout. */
    public void await(Duration atMost) {
        CompletableFuture<Void> all;
        synchronized (this) {
            all = last;
        }
        try {
            all.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOGGER.log(Level.WARNING, e, () -> "Reports on k6 runs take longer than " + atMost + ", going on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void guarded(Runnable report) {
        try {
            report.run();
        } catch (RuntimeException | Error e) {
            // Errors too: console output may be nested too deeply for the stack, and a pipeline waits for later
            // reports.
            LOGGER.log(Level.WARNING, "Failed to report a k6 run", e);
        }
    }
}
