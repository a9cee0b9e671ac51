package io.jenkins.plugins.k6notify.channel;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Ensures that channel names are unique, ignoring case, as jobs refer to channels by name only. */
@Restricted(NoExternalUse.class)
public final class ChannelNames {

    private ChannelNames() {}

    /**
     * @throws IllegalArgumentException if two channels have the same name; the message is shown to the administrator
     */
    public static void check(Collection<? extends Channel> channels) {
        Set<String> seen = new HashSet<>();
        for (Channel channel : channels) {
            if (!seen.add(key(channel.getName()))) {
                throw new IllegalArgumentException(Messages.Channel_NameTwice(channel.getName()));
            }
        }
    }

    /** @param others names, one per line */
    static boolean isAmong(String others, String name) {
        return others.lines().map(String::trim).anyMatch(other -> key(other).equals(key(name)));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
