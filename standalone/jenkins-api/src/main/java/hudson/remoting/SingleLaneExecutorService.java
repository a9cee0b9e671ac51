package hudson.remoting;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

public class SingleLaneExecutorService extends AbstractExecutorService {
    public SingleLaneExecutorService(ExecutorService base) {}

    @Override
    public void execute(@NonNull Runnable command) {
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
    @NonNull
    public List<Runnable> shutdownNow() {
        return StandIn.needsJenkins();
    }
}
