package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.service.Redelivery;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Redelivers messages one after the other and counts the results. Stops before the outbox is so full that current
 * notifications might be dropped.
 */
final class BulkRedelivery implements Runnable {

    private static final Logger LOGGER = Logger.getLogger(BulkRedelivery.class.getName());

    /** Number of failures after which the disk is considered broken. */
    private static final int MOST_FAILURES = 10;

    /** Submits one message again. */
    interface Redelivering {
        Redelivery redeliver(UUID message) throws IOException;
    }

    /**
     * Progress of a bulk redelivery.
     *
     * @param total number of messages
     * @param handedOver number of messages submitted to the outbox
     * @param underWay number of messages that were already queued
     * @param notKept number of messages that are no longer stored
     * @param failed number of messages that could not be read or stored
     * @param ended end time; null while running
     */
    record Progress(
            int total,
            int handedOver,
            int underWay,
            int notKept,
            int failed,
            @CheckForNull Instant ended) {

        /** The number of remaining messages; after the end, of skipped messages. */
        int left() {
            return total - handedOver - underWay - notKept - failed;
        }

        private Progress plus(int more, int moreUnderWay, int moreNotKept, int moreFailed) {
            return new Progress(
                    total,
                    handedOver + more,
                    underWay + moreUnderWay,
                    notKept + moreNotKept,
                    failed + moreFailed,
                    null);
        }

        private Progress end(Instant now) {
            return new Progress(total, handedOver, underWay, notKept, failed, now);
        }
    }

    private final List<UUID> messages;
    private final Redelivering outbox;
    private final BooleanSupplier full;
    private final Clock clock;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Progress progress;

    /**
     * @param messages ids in the order of delivery
     * @param full whether the outbox should accept no more messages
     */
    BulkRedelivery(List<UUID> messages, Redelivering outbox, BooleanSupplier full, Clock clock) {
        this.messages = List.copyOf(messages);
        this.outbox = outbox;
        this.full = full;
        this.clock = clock;
        this.progress = new Progress(messages.size(), 0, 0, 0, 0, null);
    }

    Progress progress() {
        return progress;
    }

    @Override
    public void run() {
        try {
            for (UUID message : messages) {
                if (full.getAsBoolean() || progress.failed() >= MOST_FAILURES) {
                    break;
                }
                progress = afterSending(message);
            }
        } finally {
            progress = progress.end(clock.instant());
            end.countDown();
        }
    }

    private Progress afterSending(UUID message) {
        try {
            Redelivery result = outbox.redeliver(message);
            if (result instanceof Redelivery.Submitted) {
                return progress.plus(1, 0, 0, 0);
            }
            return result instanceof Redelivery.AlreadyWaiting ? progress.plus(0, 1, 0, 0) : progress.plus(0, 0, 1, 0);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to send message " + message + " again");
            return progress.plus(0, 0, 0, 1);
        }
    }

    /** Waits for the end, limited by a timeout. */
    void await(Duration most) throws InterruptedException {
        if (!end.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
            LOGGER.fine(() -> "Still redelivering: " + progress);
        }
    }
}
