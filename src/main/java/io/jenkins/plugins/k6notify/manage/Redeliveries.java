package io.jenkins.plugins.k6notify.manage;

import static io.jenkins.plugins.k6notify.i18n.Numbers.whole;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.delivery.SystemThreads;
import io.jenkins.plugins.k6notify.engine.delivery.service.Redelivery;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Redelivers single messages, and many messages one after the other on a separate thread: one bulk redelivery at a
 * time. Messages left out because of a restart remain failed in the log. Safe for use by several threads.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class Redeliveries {

    private static final Logger LOGGER = Logger.getLogger(Redeliveries.class.getName());

    /**
     * Fill level at which a bulk redelivery stops: beyond it, old messages could displace current ones from the outbox.
     */
    private static final double FULL = 0.5;

    /** Number of failures after which the disk is considered broken. */
    private static final int MAX_FAILURES = 10;

    /** How long the result of the last bulk redelivery is shown. */
    private static final Duration SHOWN = Duration.ofMinutes(10);

    /** Submits one message again. */
    interface Outbox {
        Redelivery redeliver(UUID message) throws IOException;
    }

    private final Outbox outbox;
    private final BooleanSupplier full;
    private final Executor thread;
    private final Clock clock;
    private volatile CountDownLatch end = new CountDownLatch(0);

    @CheckForNull
    private volatile Progress progress;

    /** Constructor for Jenkins. */
    public Redeliveries() {
        this(
                message -> OutboxService.get().redeliver(message),
                () -> OutboxService.get()
                        .level()
                        .filter(level -> level.filled() >= FULL)
                        .isPresent(),
                SystemThreads.pool(1, "k6-notify redelivery"),
                Clock.systemUTC());
    }

    /** @param full whether a bulk redelivery should submit no more messages */
    Redeliveries(Outbox outbox, BooleanSupplier full, Executor thread, Clock clock) {
        this.outbox = outbox;
        this.full = full;
        this.thread = thread;
        this.clock = clock;
    }

    static Redeliveries get() {
        return ExtensionList.lookupSingleton(Redeliveries.class);
    }

    /** Parses the untrusted id of a message. */
    static Optional<UUID> messageId(@CheckForNull String text) {
        try {
            return Optional.of(UUID.fromString(Util.fixNull(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Redelivers one message. */
    ActionResult redeliver(UUID message) {
        try {
            Redelivery result = outbox.redeliver(message);
            if (result instanceof Redelivery.Submitted) {
                return ActionResult.SUBMITTED;
            }
            return result instanceof Redelivery.AlreadyWaiting ? ActionResult.ALREADY_WAITING : ActionResult.NOT_KEPT;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to send message " + message + " again");
            return ActionResult.NOT_SENT;
        }
    }

    /**
     * Starts to redeliver messages in the given order.
     *
     * @return false while another bulk redelivery is running
     */
    synchronized boolean start(List<UUID> messages) {
        if (end.getCount() > 0) {
            return false;
        }
        CountDownLatch ended = new CountDownLatch(1);
        end = ended;
        progress = new Progress(messages.size(), Map.of(), null);
        thread.execute(() -> redeliver(messages, ended));
        return true;
    }

    private void redeliver(List<UUID> messages, CountDownLatch ended) {
        Progress done = new Progress(messages.size(), Map.of(), null);
        try {
            for (UUID message : messages) {
                if (full.getAsBoolean() || done.count(ActionResult.NOT_SENT) >= MAX_FAILURES) {
                    break;
                }
                done = done.plus(redeliver(message));
                progress = done;
            }
        } finally {
            progress = done.end(clock.instant());
            ended.countDown();
        }
    }

    /** Waits for the end of the last bulk redelivery, limited by a timeout. */
    void await(Duration timeout) throws InterruptedException {
        if (!end.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            LOGGER.fine(() -> "Still redelivering: " + progress);
        }
    }

    /** Returns the progress of a bulk redelivery that is running or ended recently. */
    Optional<Progress> progress() {
        return Optional.ofNullable(progress).filter(this::isShown);
    }

    private boolean isShown(Progress last) {
        Instant ended = last.ended();
        return ended == null || ended.isAfter(clock.instant().minus(SHOWN));
    }

    /**
     * Progress of a bulk redelivery.
     *
     * @param total number of messages
     * @param counts number of messages by result
     * @param ended end time; null while running
     */
    record Progress(
            int total,
            Map<ActionResult, Integer> counts,
            @CheckForNull Instant ended) {

        private Progress plus(ActionResult result) {
            Map<ActionResult, Integer> more = new EnumMap<>(ActionResult.class);
            more.putAll(counts);
            more.merge(result, 1, Integer::sum);
            return new Progress(total, more, null);
        }

        private Progress end(Instant now) {
            return new Progress(total, counts, now);
        }

        int count(ActionResult result) {
            return counts.getOrDefault(result, 0);
        }

        /** The number of remaining messages; after the end, of skipped messages. */
        int left() {
            return total - counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        Notice notice() {
            String submitted = whole(count(ActionResult.SUBMITTED));
            if (ended == null) {
                return new Notice("info", Messages.Redeliveries_Running(submitted, whole(total)));
            }
            int waiting = count(ActionResult.ALREADY_WAITING);
            int notKept = count(ActionResult.NOT_KEPT);
            int notSent = count(ActionResult.NOT_SENT);
            String text = Messages.Redeliveries_Submitted(submitted, whole(total))
                    + sentence(waiting, Messages.Redeliveries_AlreadyWaiting(whole(waiting)))
                    + sentence(notKept, Messages.Redeliveries_NotKept(whole(notKept)))
                    + sentence(notSent, Messages.Redeliveries_NotSent(whole(notSent)))
                    + sentence(left(), Messages.Redeliveries_Left(whole(left())));
            boolean all = count(ActionResult.SUBMITTED) + waiting == total;
            return new Notice(all ? "success" : "warning", text);
        }

        private static String sentence(int count, String text) {
            return count > 0 ? ' ' + text : "";
        }
    }
}
