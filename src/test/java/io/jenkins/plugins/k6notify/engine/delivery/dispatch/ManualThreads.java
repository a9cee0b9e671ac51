package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Threads that run a task only when the test says so; until then it is under way. */
public class ManualThreads extends AbstractExecutorService {

    private final Queue<Runnable> underWay = new ArrayDeque<>();
    private boolean down;

    @Override
    public void execute(Runnable task) {
        underWay.add(task);
    }

    public int underWay() {
        return underWay.size();
    }

    /** Ends the task that began first. */
    public void runOne() {
        underWay.remove().run();
    }

    /** Ends all tasks, and those that begin meanwhile. */
    public void runAll() {
        while (!underWay.isEmpty()) {
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
        List<Runnable> left = new ArrayList<>(underWay);
        underWay.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return down;
    }

    @Override
    public boolean isTerminated() {
        return down && underWay.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return isTerminated();
    }
}
