package io.jenkins.plugins.k6notify.folder;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.ChannelDescriptor;
import io.jenkins.plugins.k6notify.channel.ChannelNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The section <em>k6 notifications</em> of a folder: channels for the jobs in it, configured by users who may configure
 * the folder. They use credentials of the folder, and send by the rules for URLs of jobs.
 */
public final class K6NotifyFolderProperty extends AbstractFolderProperty<AbstractFolder<?>> {

    private List<Channel> channels = new ArrayList<>();

    @DataBoundConstructor
    public K6NotifyFolderProperty() {
        // Channels are optional.
    }

    @NonNull
    public List<Channel> getChannels() {
        return Util.fixNull(channels).stream().filter(Objects::nonNull).toList();
    }

    /**
     * @throws IllegalArgumentException if a channel is invalid or not for folders, or if two share a name; the message is
     *     for users
     */
    @DataBoundSetter
    public void setChannels(@CheckForNull List<Channel> channels) {
        List<Channel> given = new ArrayList<>(Util.fixNull(channels));
        for (Channel channel : given) {
            channel.check();
            require(isForFolders(channel), Messages.K6NotifyFolderProperty_NotInFolders(channel.getName()));
            require(!channel.isAllowHttp(), Messages.K6NotifyFolderProperty_NoHttp(channel.getName()));
        }
        ChannelNames.check(given);
        this.channels = given;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static boolean isForFolders(Channel channel) {
        return channel.getDescriptor().isOfferedInFolders();
    }

    /** The channels that can be used: users may write the file of a folder without the checks of the setter. */
    List<Channel> usableChannels() {
        return getChannels().stream()
                .filter(channel -> !channel.getName().isEmpty() && isForFolders(channel))
                .toList();
    }

    /** Descriptor of the property. */
    @Extension(optional = true)
    @SuppressWarnings("deprecation") // of optional: its successor is in a plugin that would be required
    @Symbol("k6NotifyChannels")
    @Restricted(NoExternalUse.class)
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.K6NotifyFolderProperty_DisplayName();
        }

        /** The kinds of channels that the form offers. */
        public List<ChannelDescriptor> getChannelsDescriptors() {
            return Jenkins.get().<Channel, Descriptor<Channel>>getDescriptorList(Channel.class).stream()
                    .map(ChannelDescriptor.class::cast)
                    .filter(kind -> kind.isOffered() && kind.isOfferedInFolders())
                    .toList();
        }

        /** Returns null, for no property, if there are no channels. */
        @CheckForNull
        @Override
        public AbstractFolderProperty<?> newInstance(@CheckForNull StaplerRequest2 req, @NonNull JSONObject formData)
                throws FormException {
            List<Channel> channels = formData.isNullObject()
                    ? List.of()
                    : newInstancesFromHeteroList(
                            req, formData.opt("channels"), Jenkins.get().getDescriptorList(Channel.class));
            if (channels.isEmpty()) {
                return null;
            }
            K6NotifyFolderProperty property = new K6NotifyFolderProperty();
            try {
                property.setChannels(channels);
            } catch (IllegalArgumentException e) {
                // Without the cause: Jenkins would offer it as details, although it contains none.
                throw new FormException(e.getMessage(), "channels");
            }
            return property;
        }
    }
}
