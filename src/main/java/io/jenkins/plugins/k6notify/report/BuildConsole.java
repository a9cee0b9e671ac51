package io.jenkins.plugins.k6notify.report;

import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Prints messages of this plugin to the console of a build. */
@Restricted(NoExternalUse.class)
public final class BuildConsole {

    private static final int MAX_LENGTH = 500;

    private BuildConsole() {}

    /** Prints one line; messages may contain names from the job. */
    public static void print(TaskListener console, String message) {
        console.getLogger().println("[k6-notify] " + Excerpt.line(message, MAX_LENGTH));
    }
}
