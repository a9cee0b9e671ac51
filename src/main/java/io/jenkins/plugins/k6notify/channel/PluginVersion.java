package io.jenkins.plugins.k6notify.channel;

import hudson.PluginWrapper;
import jenkins.model.Jenkins;

/** The version of this plugin, for the user agent of requests. */
final class PluginVersion {

    private PluginVersion() {}

    /** Without what the build adds to a snapshot behind a space. */
    static String current() {
        PluginWrapper plugin = Jenkins.get().getPluginManager().whichPlugin(PluginVersion.class);
        return plugin == null ? "unknown" : plugin.getVersion().split(" ", 2)[0];
    }
}
