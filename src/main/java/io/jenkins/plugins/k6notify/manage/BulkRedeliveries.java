package io.jenkins.plugins.k6notify.manage;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.k6notify.delivery.SystemThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Sends many messages again, off the thread of whoever asked, and remembers for a while what came of it. One at a time. What
 * a restart cuts off is still in the log as failed. Safe for use by several threads.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class BulkRedeliveries {

    /** So long it is news how the last one ended. */
    private static final Duration NEWS = Duration.ofMinutes(10);

    private final Executor thread;
    private final Clock clock;
    private BulkRedelivery last;

    /** For Jenkins. */
    public BulkRedeliveries() {
        this(SystemThreads.pool(1, "k6-notify redelivery"), Clock.systemUTC());
    }

    BulkRedeliveries(Executor thread, Clock clock) {
        this.thread = thread;
        this.clock = clock;
    }

    static BulkRedeliveries get() {
        return ExtensionList.lookupSingleton(BulkRedeliveries.class);
    }

    /** @return nothing if there is one that has not ended */
    synchronized Optional<BulkRedelivery> begin(
            List<UUID> messages, BulkRedelivery.Redelivering outbox, BooleanSupplier full) {
        if (last != null && last.progress().ended() == null) {
            return Optional.empty();
        }
        last = new BulkRedelivery(messages, outbox, full, clock);
        thread.execute(last);
        return Optional.of(last);
    }

    /** The one that goes on, or that ended a short while ago. */
    synchronized Optional<BulkRedelivery.Progress> news() {
        return Optional.ofNullable(last).map(BulkRedelivery::progress).filter(this::isNews);
    }

    private boolean isNews(BulkRedelivery.Progress progress) {
        Instant ended = progress.ended();
        return ended == null || ended.isAfter(clock.instant().minus(NEWS));
    }
}
