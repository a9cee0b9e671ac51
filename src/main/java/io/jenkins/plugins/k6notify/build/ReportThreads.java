package io.jenkins.plugins.k6notify.build;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.remoting.SingleLaneExecutorService;
import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.k6notify.outbox.OutboxService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import jenkins.security.ImpersonatingExecutorService;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The threads on which runs are reported, as neither the thread of a console nor the one of a pipeline may wait for a
 * disk. They work with the permissions of Jenkins itself.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class ReportThreads {

    private static final Logger LOGGER = Logger.getLogger(ReportThreads.class.getName());

    /** Enough that some who wait for a lost agent do not hold up the others. */
    private static final int THREADS = 8;

    private static final long IDLE_SECONDS = 30;
    private static final long GRACE_SECONDS = 5;

    private final ThreadPoolExecutor pool;
    private final ExecutorService threads;

    public ReportThreads() {
        pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), "k6-notify report"));
        pool.allowCoreThreadTimeOut(true);
        threads = new ImpersonatingExecutorService(pool, ACL.SYSTEM2);
    }

    public static ReportThreads get() {
        return ExtensionList.lookupSingleton(ReportThreads.class);
    }

    /** A queue whose tasks are done one after the other. It need not be closed. */
    public ExecutorService lane() {
        return new SingleLaneExecutorService(threads);
    }

    /** What has been seen of runs gets into the outbox before that is closed. */
    @Terminator(requires = FlowExecutionList.EXECUTIONS_SUSPENDED, attains = OutboxService.EVERYTHING_HANDED_OVER)
    @Restricted(NoExternalUse.class)
    public static void stop() throws InterruptedException {
        ThreadPoolExecutor pool = get().pool;
        pool.shutdown();
        if (!pool.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
            LOGGER.warning("Some k6 runs were not reported before the shutdown");
        }
    }
}
