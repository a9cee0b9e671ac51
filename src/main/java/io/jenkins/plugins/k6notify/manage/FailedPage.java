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

/** What an admin sees before messages that failed are sent once more: how many there are, and where they would go. */
@Restricted(NoExternalUse.class)
public final class FailedPage {

    /** As many channels are named: each job may have brought some. */
    private static final int MOST = 50;

    private final Period period;
    private final Instant since;

    @CheckForNull
    private final ChannelKey channel;

    /** How many messages failed, by channel. */
    private final Map<ChannelKey, Integer> failed = new LinkedHashMap<>();

    FailedPage(Query query, Instant now, Failures failures) {
        this.period = Period.read(query.get(Period.PARAMETER));
        this.since = now.minus(period.length()).truncatedTo(ChronoUnit.SECONDS);
        this.channel = LogFilter.of(query).channel();
        failures.since(since).forEach(row -> failed.merge(ChannelKey.of(row), 1, Integer::sum));
    }

    /** Where failures are known from. */
    interface Failures {

        /** As {@link DeliveryHistory#failedSince}. */
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

    /** Those that something failed at, and the one that is chosen. */
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

    /** For the form; empty for all channels. */
    public String getChannel() {
        return channel == null ? "" : channel.word();
    }

    /** For the form: those are sent that are counted here, and what failed since. */
    public String getSince() {
        return since.toString();
    }

    /** A count in the language of whoever looks. */
    public String number(long count) {
        return Numbers.whole(count);
    }

    /** How many messages would be sent. */
    public int getCount() {
        return failed.entrySet().stream()
                .filter(entry -> isWanted(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** How many there are for each channel, but not for more than can be read. */
    public List<Count> getCounts() {
        return failed.entrySet().stream()
                .filter(entry -> isWanted(entry.getKey()))
                .limit(MOST)
                .map(entry -> new Count(entry.getKey().label(), entry.getValue()))
                .toList();
    }

    /** For how many channels there are others. */
    public int getMore() {
        return Math.toIntExact(failed.keySet().stream().filter(this::isWanted).count())
                - getCounts().size();
    }

    private boolean isWanted(ChannelKey key) {
        return channel == null || channel.equals(key);
    }

    /**
     * How many messages to a channel failed.
     *
     * @param channel its name, from outside: views have to escape it
     */
    @Restricted(NoExternalUse.class)
    public record Count(String channel, int messages) {}
}
