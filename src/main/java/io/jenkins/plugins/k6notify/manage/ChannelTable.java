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
 * All channels: those of the admin, whether or not they were used, those that are no more but have left deliveries, and the
 * credentials of jobs.
 *
 * @param ofAdmins in the order of the settings, then those that are gone
 * @param ofJobs those that do not work first, then those that were used last; not all of them if they are many
 * @param more how many of those are left out
 */
@Restricted(NoExternalUse.class)
public record ChannelTable(List<ChannelRow> ofAdmins, List<ChannelRow> ofJobs, int more) {

    /** Each of ten thousand jobs can bring some. */
    static final int MOST_OF_JOBS = 20;

    /** @param tests how a channel fared when it was last tried out */
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

    /** Those that the filter offers. */
    List<ChannelKey> keys() {
        List<ChannelKey> keys = new ArrayList<>();
        ofAdmins.forEach(row -> keys.add(row.key()));
        ofJobs.forEach(row -> keys.add(row.key()));
        return keys;
    }
}
