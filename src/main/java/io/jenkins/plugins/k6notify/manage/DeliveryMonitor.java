package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.service.OutboxLevel;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import io.jenkins.plugins.k6notify.i18n.Wording;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Says that a channel does not work, or that the outbox is filling, until that is over. Nothing here waits or reads: it is
 * asked on every page that an admin opens.
 */
@Extension
@Symbol("k6Deliveries")
@Restricted(NoExternalUse.class)
public final class DeliveryMonitor extends AdministrativeMonitor {

    /** So much of the outbox is taken before it is worth a word. */
    private static final double FILLING = 0.8;

    @Override
    public String getDisplayName() {
        return Messages.DeliveryMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return getFailure() != null || getFilling() != null || !getTroubles().isEmpty();
    }

    /** Why there is no outbox, in words from outside. */
    @CheckForNull
    public String getFailure() {
        return OutboxService.get().failure().map(Wording::of).orElse(null);
    }

    /** How full the outbox is, if that is too much. */
    @CheckForNull
    public OutboxLevel getFilling() {
        return OutboxService.get()
                .level()
                .filter(level -> level.filled() >= FILLING)
                .orElse(null);
    }

    /** A count in the language of whoever looks. */
    public String number(long count) {
        return Numbers.whole(count);
    }

    /** Of the channels that are in use. Those of jobs are told of at their builds. */
    public List<ChannelFailures> getTroubles() {
        return ChannelFailures.of(
                K6NotifyConfiguration.get().getChannels(), HealthWatch.get().seen(), TestHookResults.get()::of);
    }

    @Override
    public void checkRequiredPermission() {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
    }

    @Override
    public boolean hasRequiredPermission() {
        return Jenkins.get().hasPermission(Jenkins.SYSTEM_READ);
    }
}
