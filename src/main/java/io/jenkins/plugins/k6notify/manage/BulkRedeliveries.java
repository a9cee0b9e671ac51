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
 * Runs bulk redeliveries one at a time, on a separate thread, and keeps the result of the last one for some minutes.
 * Messages left out because of a restart remain failed in the log. Safe for use by several threads.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class BulkRedeliveries {

    /** How long the result of the last bulk redelivery is shown. */
    private static final Duration NEWS = Duration.ofMinutes(10);

    private final Executor thread;
    private final Clock clock;
    private BulkRedelivery last;

    /** Constructor for Jenkins. */
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

    /** @return empty while another bulk redelivery is running */
    synchronized Optional<BulkRedelivery> begin(
            List<UUID> messages, BulkRedelivery.Redelivering outbox, BooleanSupplier full) {
        if (last != null && last.progress().ended() == null) {
            return Optional.empty();
        }
        last = new BulkRedelivery(messages, outbox, full, clock);
        thread.execute(last);
        return Optional.of(last);
    }

    /** Returns the progress of a bulk redelivery that is running or ended recently. */
    synchronized Optional<BulkRedelivery.Progress> news() {
        return Optional.ofNullable(last).map(BulkRedelivery::progress).filter(this::isNews);
    }

    private boolean isNews(BulkRedelivery.Progress progress) {
        Instant ended = progress.ended();
        return ended == null || ended.isAfter(clock.instant().minus(NEWS));
    }
}
