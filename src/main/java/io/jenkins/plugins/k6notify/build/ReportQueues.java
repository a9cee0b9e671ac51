package io.jenkins.plugins.k6notify.build;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.security.ImpersonatingExecutorService;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** One queue for each build that has something to report, all on the same few threads. */
@Extension
@Restricted(NoExternalUse.class)
public final class ReportQueues {

    /** What they do is write small files. */
    private static final int THREADS = 4;

    private static final long IDLE_SECONDS = 30;

    private final Map<Run<?, ?>, ReportQueue> queues = new ConcurrentHashMap<>();
    private final Executor threads = threads();

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

    /** Without the permissions of whoever was the first to need a thread. */
    private static Executor threads() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), "k6-notify report"));
        pool.allowCoreThreadTimeOut(true);
        return new ImpersonatingExecutorService(pool, ACL.SYSTEM2);
    }
}
