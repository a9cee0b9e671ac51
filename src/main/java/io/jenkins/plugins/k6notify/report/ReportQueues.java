package io.jenkins.plugins.k6notify.report;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.delivery.SystemThreads;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Report queues of builds, which share a few threads. */
@Extension
@Restricted(NoExternalUse.class)
public final class ReportQueues {

    private static final Logger LOGGER = Logger.getLogger(ReportQueues.class.getName());

    /** Enough that reports waiting for a lost agent leave threads for others. */
    private static final int THREADS = 8;

    private static final long GRACE_SECONDS = 5;

    private final Map<Run<?, ?>, ReportQueue> queues = new ConcurrentHashMap<>();
    private final ExecutorService threads = SystemThreads.pool(THREADS, "k6-notify report");

    public static ReportQueues get() {
        return ExtensionList.lookupSingleton(ReportQueues.class);
    }

    /** Returns the queue of a build, which exists until the end of the build. */
    public ReportQueue of(Run<?, ?> build) {
        return queues.computeIfAbsent(build, unknown -> new ReportQueue(threads));
    }

    boolean has(Run<?, ?> build) {
        return queues.containsKey(build);
    }

    /** Removes the queue; reports already added still run. */
    void forget(Run<?, ?> build) {
        queues.remove(build);
    }

    /** Waits at shutdown for pending reports, so that their messages reach the outbox before it closes. */
    @Terminator(requires = FlowExecutionList.EXECUTIONS_SUSPENDED, attains = OutboxService.EVERYTHING_HANDED_OVER)
    @Restricted(NoExternalUse.class)
    public static void stop() throws InterruptedException {
        ExecutorService threads = get().threads;
        threads.shutdown();
        if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
            LOGGER.warning("Some k6 runs were not reported before shutdown");
        }
    }
}
