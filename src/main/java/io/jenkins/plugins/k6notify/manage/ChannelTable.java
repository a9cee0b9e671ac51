package io.jenkins.plugins.k6notify.manage;

import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Table of all channels: configured channels, used or unused, deleted channels with deliveries in the log, and
 * credentials of jobs.
 *
 * @param ofAdmins configured channels in the order of the settings, followed by deleted ones
 * @param ofJobs credentials of jobs: failing ones first, then most recently used first; limited in number
 * @param more number of omitted credentials of jobs
 */
@Restricted(NoExternalUse.class)
public record ChannelTable(List<ChannelRow> ofAdmins, List<ChannelRow> ofJobs, int more) {

    /** Limit for credentials of jobs, as each of 10,000 jobs may supply some. */
    static final int MOST_OF_JOBS = 20;

    /** @param tests results of the last test of each channel */
    static ChannelTable of(
            List<Channel> channels,
            List<ChannelHealth> known,
            Function<Channel, Optional<TestHookResult>> tests,
            Viewer viewer) {
        Map<ChannelKey, ChannelHealth> left = new LinkedHashMap<>();
        known.forEach(health -> left.put(ChannelKey.of(health), health));
        List<ChannelRow> ofAdmins = new ArrayList<>();
        for (Channel channel : channels) {
            ChannelHealth health = left.remove(ChannelKey.of(channel));
            ofAdmins.add(ChannelRow.of(channel, health, tests.apply(channel).orElse(null)));
        }
        List<ChannelRow> ofJobs = new ArrayList<>();
        left.forEach((key, health) -> {
            if (!key.isOfJob()) {
                ofAdmins.add(ChannelRow.gone(health));
            } else if (viewer.knows(key)) {
                ofJobs.add(ChannelRow.ofJob(health));
            }
        });
        ofJobs.sort(Comparator.comparing((ChannelRow row) -> row.state() != ChannelState.FAILS)
                .thenComparing(ChannelRow::lastNews, Comparator.reverseOrder()));
        List<ChannelRow> shown = ofJobs.subList(0, Math.min(MOST_OF_JOBS, ofJobs.size()));
        return new ChannelTable(List.copyOf(ofAdmins), List.copyOf(shown), ofJobs.size() - shown.size());
    }

    /** The channels that the filter offers. */
    List<ChannelKey> keys() {
        List<ChannelKey> keys = new ArrayList<>();
        ofAdmins.forEach(row -> keys.add(row.key()));
        ofJobs.forEach(row -> keys.add(row.key()));
        return keys;
    }
}
