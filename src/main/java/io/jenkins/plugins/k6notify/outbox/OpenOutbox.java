package io.jenkins.plugins.k6notify.outbox;

import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.k6notify.endpoint.ProxiedHttpClient;
import io.jenkins.plugins.k6notify.engine.delivery.Courier;
import io.jenkins.plugins.k6notify.engine.delivery.CourierBuilder;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryLog;
import io.jenkins.plugins.k6notify.engine.delivery.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.Outbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.security.ImpersonatingExecutorService;

/**
 * The courier of a controller while it runs, and the log of what it did.
 *
 * @param courier closes the outbox when it is closed
 */
record OpenOutbox(Courier courier, DeliveryLog log) {

    /** As many as the courier makes use of (docs/design.md §8). */
    private static final int THREADS = 4;

    private static final long IDLE_SECONDS = 30;

    /** @param directory is made if it does not exist */
    static OpenOutbox open(Path directory) throws IOException {
        Clock clock = Clock.systemUTC();
        Outbox outbox = Outbox.open(directory);
        try {
            DeliveryLog log = DeliveryLog.open(directory.resolve("log"), clock);
            Courier courier = new CourierBuilder(
                            outbox, new ConfiguredEndpoints(), new HttpSender(ProxiedHttpClient.shared(), clock))
                    .clock(clock)
                    .threads(threads())
                    .listener(log)
                    .listener(OutboxListener.all())
                    .start();
            return new OpenOutbox(courier, log);
        } catch (IOException | RuntimeException e) {
            outbox.close();
            throw e;
        }
    }

    /** Without the permissions of whoever was the first to need a thread. */
    private static ExecutorService threads() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), "k6-notify delivery"));
        pool.allowCoreThreadTimeOut(true);
        return new ImpersonatingExecutorService(pool, ACL.SYSTEM2);
    }
}
