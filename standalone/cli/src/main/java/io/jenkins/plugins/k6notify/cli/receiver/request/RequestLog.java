package io.jenkins.plugins.k6notify.cli.receiver.request;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Bounded log of the last requests, in the order of their numbers, for any number of waiting readers. Thread safe.
 *
 * <p>Limits the number of requests and the total length of their bodies, as 1,000 requests of maximum size would take a
 * gigabyte.
 */
public final class RequestLog implements AutoCloseable {

    static final int MAX_REQUESTS = 1_000;
    static final int MAX_BODY_CHARACTERS = 32 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private String generation = UUID.randomUUID().toString();
    private long bodyCharacters;
    private long last;
    private boolean closed;

    /** Requests of one generation; empty after a timeout. */
    public record Batch(String generation, List<ReceivedRequest> requests) {}

    void add(ReceivedRequest request) {
        lock.lock();
        try {
            requests.addLast(request);
            bodyCharacters += request.request().body().length();
            last = request.number();
            while (requests.size() > MAX_REQUESTS || bodyCharacters > MAX_BODY_CHARACTERS) {
                bodyCharacters -= requests.removeFirst().request().body().length();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Removes all requests and starts a new generation; numbering continues. */
    public void clear() {
        lock.lock();
        try {
            requests.clear();
            bodyCharacters = 0;
            generation = UUID.randomUUID().toString();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public List<ReceivedRequest> requests() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until that many requests have arrived in total, including cleared ones; returns false after the timeout or
     * if the log is closed.
     */
    public boolean awaitRequests(long count, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            await(() -> last >= count, timeout);
            return last >= count;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for requests after a position, until the timeout or the end of the log. */
    public Batch awaitAfter(Position position, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            await(() -> !generation.equals(position.generation()) || isAfter(position.number()), timeout);
            long seen = generation.equals(position.generation()) ? position.number() : 0;
            return new Batch(
                    generation,
                    requests.stream().filter(request -> request.number() > seen).toList());
        } finally {
            lock.unlock();
        }
    }

    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waits; recorded requests stay readable. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isAfter(long number) {
        ReceivedRequest newest = requests.peekLast();
        return newest != null && newest.number() > number;
    }

    private void await(BooleanSupplier arrived, Duration timeout) throws InterruptedException {
        long remaining = timeout.toNanos();
        while (!closed && remaining > 0 && !arrived.getAsBoolean()) {
            remaining = changed.awaitNanos(remaining);
        }
    }
}
