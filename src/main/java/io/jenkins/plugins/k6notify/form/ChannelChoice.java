package io.jenkins.plugins.k6notify.form;

import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
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

    /** Returns the channels of the system configuration, followed by missing channels that the job names. */
    public static List<ChannelChoice> of(Collection<String> named) {
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        List<ChannelChoice> choices = new ArrayList<>();
        for (Channel channel : settings.getChannels()) {
            String name = channel.getName();
            boolean ticked = named.stream().anyMatch(one -> one.trim().equalsIgnoreCase(name));
            choices.add(new ChannelChoice(
                    name, channel.isEnabled() ? name : Messages.ChannelChoice_Disabled(name), ticked));
        }
        for (String name : named) {
            if (settings.channel(name).isEmpty()) {
                choices.add(new ChannelChoice(name, Messages.ChannelChoice_Missing(name), true));
            }
        }
        return choices;
    }
}
