package io.jenkins.plugins.k6notify.job;

import hudson.PluginWrapper;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Plugins that this one uses if they are installed. */
@Restricted(NoExternalUse.class)
public final class OptionalPlugin {

    private OptionalPlugin() {}

    /**
     * Whether a plugin is installed and active. If it is not, its types must not be used.
     *
     * @param name short name of the plugin, {@code checks-api}
     */
    public static boolean isActive(String name) {
        PluginWrapper plugin = Jenkins.get().getPluginManager().getPlugin(name);
        return plugin != null && plugin.isActive();
    }
}
