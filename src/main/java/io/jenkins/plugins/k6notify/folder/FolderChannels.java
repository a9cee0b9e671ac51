package io.jenkins.plugins.k6notify.folder;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.Extension;
import hudson.model.Item;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.config.ItemChannels;
import io.jenkins.plugins.k6notify.job.OptionalPlugin;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The channels in the property of a folder. Without the Folders plugin, no item has channels. */
@Extension
@Restricted(NoExternalUse.class)
public final class FolderChannels implements ItemChannels {

    @Override
    public List<Channel> in(Item item) {
        return OptionalPlugin.isActive("cloudbees-folder") ? inFolder(item) : List.of();
    }

    private static List<Channel> inFolder(Item item) {
        K6NotifyFolderProperty property = item instanceof AbstractFolder<?> folder
                ? folder.getProperties().get(K6NotifyFolderProperty.class)
                : null;
        return property == null ? List.of() : property.usableChannels();
    }
}
