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
 * Hands messages over once more, one after the other, and counts what came of it. Stops before the outbox is so full that
 * notifications of today might have to leave it.
 */
final class BulkRedelivery implements Runnable {

    private static final Logger LOGGER = Logger.getLogger(BulkRedelivery.class.getName());

    /** After so many the disk is taken for broken. */
    private static final int MOST_FAILURES = 10;

    /** Hands one message over. */
    interface Redelivering {
        Redelivery redeliver(UUID message) throws IOException;
    }

    /**
     * How far it has come.
     *
     * @param total how many messages there are
     * @param handedOver in the outbox now
     * @param underWay were on their way already
     * @param notKept are not kept any more
     * @param failed could not be read or kept
     * @param ended when it was over; null while it goes on
     */
    record Progress(
            int total,
            int handedOver,
            int underWay,
            int notKept,
            int failed,
            @CheckForNull Instant ended) {

        /** How many it has not come to; those that it never will, when it has ended. */
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
     * @param messages in the order in which they are to arrive
     * @param full whether the outbox should get no more
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

    /** Waits until it has ended, but not for long. */
    void await(Duration most) throws InterruptedException {
        if (!end.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
            LOGGER.fine(() -> "Still redelivering: " + progress);
        }
    }
}
