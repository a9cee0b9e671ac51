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
 * Reports of one build, carried out one after the other on threads that may wait for a disk. (Core's {@code
 * SequentialExecutionQueue} keeps one report from overlapping itself, not reports in order.) Safe for use by several
 * threads.
 */
public final class ReportQueue implements Executor {

    private static final Logger LOGGER = Logger.getLogger(ReportQueue.class.getName());

    private final Executor threads;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    ReportQueue(Executor threads) {
        this.threads = threads;
    }

    /** Returns at once. What the report throws is logged, and does not keep the next one from being made. */
    public synchronized CompletableFuture<Void> add(Runnable report) {
        last = last.thenRunAsync(() -> guarded(report), threads);
        return last;
    }

    @Override
    public void execute(Runnable report) {
        add(report);
    }

    /** Waits for all reports so far, for so long at most. */
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
            // Errors too: what a build prints may be too deep for a stack, and a pipeline waits for the reports behind.
            LOGGER.log(Level.WARNING, "Failed to report a k6 run", e);
        }
    }
}
