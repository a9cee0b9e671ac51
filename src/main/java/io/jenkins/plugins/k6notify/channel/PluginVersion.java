package io.jenkins.plugins.k6notify.channel;

import hudson.PluginWrapper;
import jenkins.model.Jenkins;

/** Version of this plugin, for the User-Agent header of requests. */
final class PluginVersion {

    private PluginVersion() {}

    /** Returns the version without the suffix that the build appends to a snapshot after a space. */
    static String current() {
        PluginWrapper plugin = Jenkins.get().getPluginManager().whichPlugin(PluginVersion.class);
        return plugin == null ? "unknown" : plugin.getVersion().split(" ", 2)[0];
    }
}
