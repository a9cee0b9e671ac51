package io.jenkins.plugins.k6notify.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.job.ItemContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A channel that jobs can name, and where it is configured.
 *
 * @param folder full name of the folder; null for a channel of the system configuration
 */
@Restricted(NoExternalUse.class)
public record ScopedChannel(@CheckForNull String folder, Channel channel) {

    /** Returns the channels of one item. */
    public static List<ScopedChannel> in(Item item) {
        return ItemChannels.of(item).stream()
                .map(channel -> new ScopedChannel(item.getFullName(), channel))
                .toList();
    }

    /**
     * Returns the channels that a job can name: those of its folders, the nearest first, and those of the system
     * configuration. A channel hides the others of the same name further out, even if it is disabled.
     *
     * @param job a job or folder; null for the system configuration alone
     */
    public static List<ScopedChannel> visibleTo(@CheckForNull Item job) {
        List<ScopedChannel> visible = new ArrayList<>();
        if (job != null) {
            ItemContext.outward(job).stream()
                    .flatMap(item -> in(item).stream())
                    .filter(channel -> !isAmong(visible, channel))
                    .forEachOrdered(visible::add);
        }
        K6NotifyConfiguration.get().getChannels().stream()
                .map(channel -> new ScopedChannel(null, channel))
                .filter(channel -> !isAmong(visible, channel))
                .forEachOrdered(visible::add);
        return visible;
    }

    private static boolean isAmong(List<ScopedChannel> visible, ScopedChannel channel) {
        return visible.stream().anyMatch(one -> one.isNamed(channel.name()));
    }

    /** Returns the channel with that name that the job means, enabled or disabled. */
    public static Optional<ScopedChannel> find(Item job, String name) {
        return visibleTo(job).stream().filter(one -> one.isNamed(name)).findFirst();
    }

    public boolean isNamed(String name) {
        return channel.getName().equalsIgnoreCase(name.trim());
    }

    public String name() {
        return channel.getName();
    }

    public boolean isOfFolder() {
        return folder != null;
    }

    /** Returns the destination of messages; credentials of a channel of a folder are those of the folder. */
    public Endpoint endpoint() {
        Endpoint endpoint = channel.endpoint();
        return folder == null
                ? endpoint
                : endpoint.in(ItemContext.ofFolder(folder).text());
    }
}
