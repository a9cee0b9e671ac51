package io.jenkins.plugins.k6notify.cli.receiver;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Thread pools of one receiver: bounded, with named daemon threads. */
final class ReceiverThreads implements AutoCloseable {

    static final String NAME = "k6-notify-receiver-";

    private static final int REQUESTS = 16;
    /** More than the number of open pages: a closed page is detected after one or two heartbeats. */
    private static final int STREAMS = 64;

    private final ExecutorService requests = Executors.newFixedThreadPool(REQUESTS, named("request-"));
    private final ExecutorService mails = Executors.newCachedThreadPool(named("mail-"));
    private final ExecutorService streams =
            new ThreadPoolExecutor(0, STREAMS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), named("events-"));

    /** Executor for short requests: queues those beyond the number of threads. */
    ExecutorService requests() {
        return requests;
    }

    /** Executor for connections of the mail server, which limits their number. */
    ExecutorService mails() {
        return mails;
    }

    /** Executor for open streams: rejects those beyond the number of threads. */
    ExecutorService streams() {
        return streams;
    }

    @Override
    public void close() {
        requests.shutdownNow();
        mails.shutdownNow();
        streams.shutdownNow();
    }

    private static ThreadFactory named(String purpose) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, NAME + purpose + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
