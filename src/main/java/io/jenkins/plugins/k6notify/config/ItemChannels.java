package io.jenkins.plugins.k6notify.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import io.jenkins.plugins.k6notify.channel.Channel;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Channels that items have themselves. An extension point, because the plugin with the folders is optional. */
@Restricted(NoExternalUse.class)
public interface ItemChannels extends ExtensionPoint {

    /** Returns the usable channels of an item, without those of items around it; without a permission check. */
    List<Channel> in(Item item);

    /** Queries all extensions. */
    static List<Channel> of(Item item) {
        return ExtensionList.lookup(ItemChannels.class).stream()
                .flatMap(extension -> extension.in(item).stream())
                .toList();
    }
}
