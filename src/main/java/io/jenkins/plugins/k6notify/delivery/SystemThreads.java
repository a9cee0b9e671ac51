package io.jenkins.plugins.k6notify.delivery;

import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.security.ImpersonatingExecutorService;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Factory of threads that run with the permissions of Jenkins itself, independent of the user whose request started
 * them.
 */
@Restricted(NoExternalUse.class)
public final class SystemThreads {

    private static final long IDLE_SECONDS = 30;

    private SystemThreads() {}

    /**
     * @param most maximum number of threads; idle threads end
     * @param name thread name in thread dumps
     */
    public static ExecutorService pool(int most, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), name));
        pool.allowCoreThreadTimeOut(true);
        return new ImpersonatingExecutorService(pool, ACL.SYSTEM2);
    }
}
