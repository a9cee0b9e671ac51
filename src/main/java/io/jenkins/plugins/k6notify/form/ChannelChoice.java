package io.jenkins.plugins.k6notify.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import io.jenkins.plugins.k6notify.config.ScopedChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A channel in the form of a job.
 *
 * @param name name, as saved
 * @param label name and, for an unusable channel, the problem
 * @param ticked whether the job uses the channel
 */
@Restricted(NoExternalUse.class)
public record ChannelChoice(String name, String label, boolean ticked) {

    /**
     * Returns the channels that a job can name, followed by missing channels that it names.
     *
     * @param job a job or folder; null for the channels of the system configuration alone
     */
    public static List<ChannelChoice> of(@CheckForNull Item job, Collection<String> named) {
        List<ScopedChannel> visible = ScopedChannel.visibleTo(job);
        List<ChannelChoice> choices = new ArrayList<>();
        for (ScopedChannel channel : visible) {
            boolean ticked = named.stream().anyMatch(channel::isNamed);
            choices.add(new ChannelChoice(channel.name(), label(channel), ticked));
        }
        for (String name : named) {
            if (visible.stream().noneMatch(channel -> channel.isNamed(name))) {
                choices.add(new ChannelChoice(name, Messages.ChannelChoice_Missing(name), true));
            }
        }
        return choices;
    }

    private static String label(ScopedChannel channel) {
        String name = channel.isOfFolder()
                ? Messages.ChannelChoice_OfFolder(channel.name(), channel.folder())
                : channel.name();
        return channel.channel().isEnabled() ? name : Messages.ChannelChoice_Disabled(name);
    }
}
