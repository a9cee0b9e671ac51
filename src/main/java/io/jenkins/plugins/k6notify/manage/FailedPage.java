package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Confirmation page for administrators who redeliver failed messages: shows their number and destinations. */
@Restricted(NoExternalUse.class)
public final class FailedPage {

    /** Limit for listed channels, as each job may supply some. */
    private static final int MAX_CHANNELS = 50;

    private final Period period;
    private final Instant since;

    @CheckForNull
    private final ChannelKey channel;

    /** The number of failed messages by channel. */
    private final Map<ChannelKey, Integer> failed = new LinkedHashMap<>();

    /**
     * @param parameters returns the value of a parameter of the page address, or null
     * @param failures returns the failed messages since a time
     */
    FailedPage(UnaryOperator<String> parameters, Instant now, Function<Instant, List<DeliverySummary>> failures) {
        this.period = Period.read(parameters.apply("since"));
        this.since = now.minus(period.length).truncatedTo(ChronoUnit.SECONDS);
        this.channel = ChannelKey.read(parameters.apply("channel"));
        failures.apply(since).forEach(row -> failed.merge(ChannelKey.of(row), 1, Integer::sum));
    }

    static FailedPage of(UnaryOperator<String> parameters) {
        return new FailedPage(
                parameters,
                Instant.now(),
                since -> OutboxService.get()
                        .historyIfOpen()
                        .map(history -> history.failedSince(since))
                        .orElse(List.of()));
    }

    /** The title of the page. */
    public String getDisplayName() {
        return Messages.FailedPage_DisplayName();
    }

    /** The text below the title. */
    public String getDescription() {
        return Messages.FailedPage_Description();
    }

    public List<ListBoxModel.Option> getPeriods() {
        return Arrays.stream(Period.values())
                .map(one -> new ListBoxModel.Option(one.label.get(), one.parameter(), one == period))
                .toList();
    }

    /** The channels with failures, and the selected channel. */
    public List<ListBoxModel.Option> getChannels() {
        Set<ChannelKey> keys = new LinkedHashSet<>();
        failed.keySet().stream().limit(MAX_CHANNELS).forEach(keys::add);
        if (channel != null) {
            keys.add(channel);
        }
        return keys.stream().map(key -> key.option(channel)).toList();
    }

    /** Form value of the selected channel; empty for all channels. */
    public String getChannel() {
        return channel == null ? "" : channel.parameter();
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
        return selected().mapToInt(Map.Entry::getValue).sum();
    }

    /** The number of messages for each channel, limited to the first channels. */
    public List<Count> getCounts() {
        return selected()
                .limit(MAX_CHANNELS)
                .map(entry -> new Count(entry.getKey().label(), entry.getValue()))
                .toList();
    }

    /** The number of channels omitted from the list. */
    public long getMore() {
        return Math.max(0, selected().count() - MAX_CHANNELS);
    }

    private Stream<Map.Entry<ChannelKey, Integer>> selected() {
        return failed.entrySet().stream().filter(entry -> channel == null || channel.equals(entry.getKey()));
    }

    /**
     * The number of failed messages of a channel.
     *
     * @param channel name of the channel, untrusted text: views must escape it
     */
    @Restricted(NoExternalUse.class)
    public record Count(String channel, int messages) {}

    /** Period of time before now, limited by the age of the log. */
    private enum Period {
        HOUR(Duration.ofHours(1), Messages::FailedPage_Hour),
        SIX_HOURS(Duration.ofHours(6), Messages::FailedPage_SixHours),
        DAY(Duration.ofDays(1), Messages::FailedPage_Day),
        WEEK(Duration.ofDays(7), Messages::FailedPage_Week),
        MONTH(Duration.ofDays(30), Messages::FailedPage_Month);

        private final Duration length;
        private final Supplier<String> label;

        Period(Duration length, Supplier<String> label) {
            this.length = length;
            this.label = label;
        }

        /** The period as a parameter of the page address. */
        private String parameter() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Parses the period; defaults to one day. */
        private static Period read(@CheckForNull String parameter) {
            return Arrays.stream(values())
                    .filter(period -> period.parameter().equals(parameter))
                    .findFirst()
                    .orElse(DAY);
        }
    }
}
