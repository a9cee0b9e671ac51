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

/** One queue for each build that has something to report, all on the same few threads. */
@Extension
@Restricted(NoExternalUse.class)
public final class ReportQueues {

    private static final Logger LOGGER = Logger.getLogger(ReportQueues.class.getName());

    /** Enough that some who wait for a lost agent do not hold up the others. */
    private static final int THREADS = 8;

    private static final long GRACE_SECONDS = 5;

    private final Map<Run<?, ?>, ReportQueue> queues = new ConcurrentHashMap<>();
    private final ExecutorService threads = SystemThreads.pool(THREADS, "k6-notify report");

    public static ReportQueues get() {
        return ExtensionList.lookupSingleton(ReportQueues.class);
    }

    /** The queue of a build, until that is over. */
    public ReportQueue of(Run<?, ?> build) {
        return queues.computeIfAbsent(build, unknown -> new ReportQueue(threads));
    }

    boolean has(Run<?, ?> build) {
        return queues.containsKey(build);
    }

    /** Reports that are in the queue are still made. */
    void forget(Run<?, ?> build) {
        queues.remove(build);
    }

    /** What has been seen of runs gets into the outbox before that is closed. */
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
