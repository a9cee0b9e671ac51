package io.jenkins.plugins.k6notify.channel;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Keeps the names of channels apart: jobs have nothing else to tell them by. Case does not make a difference. */
@Restricted(NoExternalUse.class)
public final class ChannelNames {

    /** Knows the channels that are saved. The settings do; a channel need not know them. */
    public interface Source extends ExtensionPoint {
        List<Channel> getChannels();
    }

    private ChannelNames() {}

    /** @throws IllegalArgumentException if two have the same name, in words for the admin */
    public static void check(Collection<? extends Channel> channels) {
        Set<String> seen = new HashSet<>();
        for (Channel channel : channels) {
            if (!seen.add(key(channel.getName()))) {
                throw new IllegalArgumentException(Messages.Channel_NameTwice(channel.getName()));
            }
        }
    }

    /** Whether a saved channel other than {@code self} has the name. */
    static boolean isTaken(String name, String self) {
        return !key(name).equals(key(self))
                && ExtensionList.lookup(Source.class).stream()
                        .flatMap(source -> source.getChannels().stream())
                        .anyMatch(channel -> key(channel.getName()).equals(key(name)));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
