package io.jenkins.plugins.k6notify.form;

import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A channel that the form of a job offers.
 *
 * @param name as it is saved
 * @param label what is wrong with it, too
 * @param ticked whether the job names it
 */
@Restricted(NoExternalUse.class)
public record ChannelChoice(String name, String label, boolean ticked) {

    /** The channels of the system configuration, then those that the job names and that do not exist. */
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
