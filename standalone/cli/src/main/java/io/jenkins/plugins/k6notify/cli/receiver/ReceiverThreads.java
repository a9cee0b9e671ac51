package io.jenkins.plugins.k6notify.cli.receiver;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one receiver: daemons, of a bounded number, named for who reads a thread dump. */
final class ReceiverThreads implements AutoCloseable {

    static final String NAME = "k6-notify-receiver-";

    private static final int REQUESTS = 16;
    /** More than pages are ever open: one that went away is noticed a heartbeat or two later. */
    private static final int STREAMS = 64;

    private final ExecutorService requests = Executors.newFixedThreadPool(REQUESTS, named("request-"));
    private final ExecutorService streams =
            new ThreadPoolExecutor(0, STREAMS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), named("events-"));

    /** For requests that are answered and done: more than there are threads for have to wait. */
    ExecutorService requests() {
        return requests;
    }

    /** For streams that stay open: refuses more than it has threads for. */
    ExecutorService streams() {
        return streams;
    }

    @Override
    public void close() {
        requests.shutdownNow();
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
