package io.jenkins.plugins.k6notify.manage;

import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Table of all channels: configured channels, used or unused, deleted channels with deliveries in the log, and
 * channels of folders and credentials of jobs.
 *
 * @param ofAdmins configured channels in the order of the settings, followed by deleted ones
 * @param ofItems channels of folders and credentials of jobs: failing ones first, then most recently used first; limited in number
 * @param more number of omitted rows of {@code ofItems}
 */
@Restricted(NoExternalUse.class)
public record ChannelTable(List<ChannelRow> ofAdmins, List<ChannelRow> ofItems, int more) {

    /** Limit for channels of folders and credentials of jobs, as each of 10,000 jobs may supply some. */
    static final int MAX_OF_ITEMS = 20;

    private static final Comparator<ChannelRow> WORST_FIRST = Comparator.comparing((ChannelRow row) -> !row.isFailing())
            .thenComparing(row -> lastUse(row.health()), Comparator.reverseOrder());

    /**
     * Creates the table for a user.
     *
     * @param health health of the channels in the log
     * @param tests returns the last test hook of a channel
     */
    static ChannelTable of(
            List<Channel> channels,
            List<ChannelHealth> health,
            Function<Channel, Optional<TestHookResults.LastTest>> tests,
            Viewer viewer) {
        List<ChannelRow> ofAdmins = new ArrayList<>(configured(channels, health, tests));
        List<ChannelKey> configured = channels.stream().map(ChannelKey::of).toList();
        List<ChannelRow> ofItems = new ArrayList<>();
        for (ChannelHealth one : health) {
            ChannelKey key = ChannelKey.of(one);
            if (key.item().isPresent()) {
                if (viewer.knows(key)) {
                    ofItems.add(new ChannelRow(one, null, null));
                }
            } else if (!configured.contains(key)) {
                ofAdmins.add(new ChannelRow(one, null, null));
            }
        }
        ofItems.sort(WORST_FIRST);
        List<ChannelRow> shown = ofItems.subList(0, Math.min(MAX_OF_ITEMS, ofItems.size()));
        return new ChannelTable(List.copyOf(ofAdmins), List.copyOf(shown), ofItems.size() - shown.size());
    }

    /** Returns the rows of the configured channels; parameters as for {@link #of}. */
    static List<ChannelRow> configured(
            List<Channel> channels,
            List<ChannelHealth> health,
            Function<Channel, Optional<TestHookResults.LastTest>> tests) {
        Map<ChannelKey, ChannelHealth> known = health.stream()
                .filter(one -> one.context() == null)
                .collect(Collectors.toMap(ChannelKey::of, Function.identity()));
        return channels.stream()
                .map(channel -> new ChannelRow(
                        known.getOrDefault(ChannelKey.of(channel), ChannelHealth.unused(channel.endpoint())),
                        channel,
                        tests.apply(channel).orElse(null)))
                .toList();
    }

    /** Returns the time of the last success or failure. */
    private static Instant lastUse(ChannelHealth health) {
        return Stream.of(health.lastSuccess(), health.lastFailure())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** The channels that the filter offers. */
    List<ChannelKey> keys() {
        return Stream.concat(ofAdmins.stream(), ofItems.stream())
                .map(ChannelRow::key)
                .toList();
    }
}
