package io.jenkins.plugins.k6notify.channel;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Keeps the names of channels apart: jobs have nothing else to tell them by. Case does not make a difference. */
@Restricted(NoExternalUse.class)
public final class ChannelNames {

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

    /** @param others a name a line */
    static boolean isAmong(String others, String name) {
        return others.lines().map(String::trim).anyMatch(other -> key(other).equals(key(name)));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
