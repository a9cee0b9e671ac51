package jenkins.security;

import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.security.core.Authentication;

public final class ImpersonatingExecutorService implements ExecutorService {
    public ImpersonatingExecutorService(ExecutorService base, Authentication authentication) {}

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        return StandIn.needsJenkins();
    }

    @Override
    public <T> Future<T> submit(Runnable task, T result) {
        return StandIn.needsJenkins();
    }

    @Override
    public Future<?> submit(Runnable task) {
        return StandIn.needsJenkins();
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks) throws InterruptedException {
        return StandIn.needsJenkins();
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException {
        return StandIn.needsJenkins();
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        return StandIn.needsJenkins();
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return StandIn.needsJenkins();
    }

    @Override
    public void execute(Runnable command) {
        StandIn.needsJenkins();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return StandIn.needsJenkins();
    }

    @Override
    public boolean isShutdown() {
        return StandIn.needsJenkins();
    }

    @Override
    public boolean isTerminated() {
        return StandIn.needsJenkins();
    }

    @Override
    public void shutdown() {
        StandIn.needsJenkins();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return StandIn.needsJenkins();
    }
}
