package io.jenkins.plugins.k6notify.freestyle;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Launcher;
import hudson.LauncherDecorator;
import hudson.model.Executor;
import hudson.model.Node;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Decorates the launcher of watched builds; other builds keep their launcher. */
@Extension
@Restricted(NoExternalUse.class)
public final class WatchedLaunchers extends LauncherDecorator {

    @NonNull
    @Override
    public Launcher decorate(@NonNull Launcher launcher, @NonNull Node node) {
        Executor executor = Executor.currentExecutor();
        return BuildWatches.get()
                .of(executor == null ? null : executor.getCurrentExecutable())
                .<Launcher>map(watch -> new WatchedLauncher(launcher, watch, node))
                .orElse(launcher);
    }
}
