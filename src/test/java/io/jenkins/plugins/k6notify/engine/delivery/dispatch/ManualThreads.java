package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An executor that runs a task when the test calls {@link #runOne} or {@link #runAll}; until then the task is in
 * progress.
 */
public class ManualThreads extends AbstractExecutorService {

    private final Queue<Runnable> inProgress = new ArrayDeque<>();
    private boolean down;

    @Override
    public void execute(Runnable task) {
        inProgress.add(task);
    }

    public int inProgress() {
        return inProgress.size();
    }

    /** Runs the oldest task. */
    public void runOne() {
        inProgress.remove().run();
    }

    /** Runs all tasks, including those that are added meanwhile. */
    public void runAll() {
        while (!inProgress.isEmpty()) {
            runOne();
        }
    }

    @Override
    public void shutdown() {
        down = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        down = true;
        List<Runnable> left = new ArrayList<>(inProgress);
        inProgress.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return down;
    }

    @Override
    public boolean isTerminated() {
        return down && inProgress.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return isTerminated();
    }
}
