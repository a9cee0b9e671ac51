package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.service.OutboxLevel;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import io.jenkins.plugins.k6notify.i18n.Wording;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Administrative monitor that warns while a channel is failing or the outbox is filling up. Every page of an
 * administrator asks whether it is activated; that reads no file.
 */
@Extension
@Symbol("k6Deliveries")
@Restricted(NoExternalUse.class)
public final class DeliveryMonitor extends AdministrativeMonitor {

    /** Fill level of the outbox that triggers the warning. */
    private static final double FILLING = 0.8;

    @Override
    public String getDisplayName() {
        return Messages.DeliveryMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return getFailure() != null
                || getFilling() != null
                || !getFailingChannels().isEmpty();
    }

    /** The reason why the outbox is unavailable, as untrusted text. */
    @CheckForNull
    public String getFailure() {
        return OutboxService.get().failure().map(Wording::of).orElse(null);
    }

    /** The fill level of the outbox, if it is above the limit. */
    @CheckForNull
    public OutboxLevel getFilling() {
        return OutboxService.get()
                .level()
                .filter(level -> level.filled() >= FILLING)
                .orElse(null);
    }

    /** Formats a count for the locale of the current user. */
    public String number(long count) {
        return Numbers.whole(count);
    }

    /** The failing channels among enabled channels. Failures of job credentials are shown at their builds. */
    public List<ChannelRow> getFailingChannels() {
        List<ChannelHealth> health =
                OutboxService.get().historyIfOpen().map(DeliveryHistory::health).orElse(List.of());
        return ChannelTable.configured(K6NotifyConfiguration.get().getChannels(), health, TestHookResults.get()::of)
                .stream()
                .filter(ChannelRow::isFailing)
                .toList();
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
