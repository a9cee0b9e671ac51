package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Confirmation page for administrators who redeliver failed messages: shows their number and destinations. */
@Restricted(NoExternalUse.class)
public final class FailedPage {

    /** Limit for listed channels, as each job may supply some. */
    private static final int MOST = 50;

    private final Period period;
    private final Instant since;

    @CheckForNull
    private final ChannelKey channel;

    /** The number of failed messages by channel. */
    private final Map<ChannelKey, Integer> failed = new LinkedHashMap<>();

    FailedPage(Query query, Instant now, Failures failures) {
        this.period = Period.read(query.get(Period.PARAMETER));
        this.since = now.minus(period.length()).truncatedTo(ChronoUnit.SECONDS);
        this.channel = LogFilter.of(query).channel();
        failures.since(since).forEach(row -> failed.merge(ChannelKey.of(row), 1, Integer::sum));
    }

    /** Source of failures. */
    interface Failures {

        /** Like {@link DeliveryHistory#failedSince}. */
        List<DeliverySummary> since(Instant since);
    }

    static FailedPage of(Query query) {
        return new FailedPage(
                query,
                Instant.now(),
                since -> OutboxService.get()
                        .historyIfOpen()
                        .map(history -> history.failedSince(since))
                        .orElse(List.of()));
    }

    public List<Choice> getPeriods() {
        return Arrays.stream(Period.values())
                .map(one -> new Choice(one.word(), one.label(), one == period))
                .toList();
    }

    /** The channels with failures, and the selected channel. */
    public List<Choice> getChannels() {
        Set<ChannelKey> keys = new LinkedHashSet<>();
        failed.keySet().stream().limit(MOST).forEach(keys::add);
        if (channel != null) {
            keys.add(channel);
        }
        return keys.stream()
                .map(key -> new Choice(key.word(), key.label(), key.equals(channel)))
                .toList();
    }

    /** Form value of the selected channel; empty for all channels. */
    public String getChannel() {
        return channel == null ? "" : channel.word();
    }

    /** Form value of the start time: the counted messages are redelivered, together with later failures. */
    public String getSince() {
        return since.toString();
    }

    /** Formats a count for the locale of the current user. */
    public String number(long count) {
        return Numbers.whole(count);
    }

    /** The number of messages to redeliver. */
    public int getCount() {
        return failed.entrySet().stream()
                .filter(entry -> isWanted(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The number of messages for each channel, limited to the first channels. */
    public List<Count> getCounts() {
        return failed.entrySet().stream()
                .filter(entry -> isWanted(entry.getKey()))
                .limit(MOST)
                .map(entry -> new Count(entry.getKey().label(), entry.getValue()))
                .toList();
    }

    /** The number of channels omitted from the list. */
    public int getMore() {
        return Math.toIntExact(failed.keySet().stream().filter(this::isWanted).count())
                - getCounts().size();
    }

    private boolean isWanted(ChannelKey key) {
        return channel == null || channel.equals(key);
    }

    /**
     * The number of failed messages of a channel.
     *
     * @param channel name of the channel, untrusted text: views must escape it
     */
    @Restricted(NoExternalUse.class)
    public record Count(String channel, int messages) {}
}
