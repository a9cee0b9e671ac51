package io.jenkins.plugins.k6notify.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Watches of running builds, each kept from the first line of the console to the end of the build. */
@Extension
@Restricted(NoExternalUse.class)
public final class BuildWatches extends RunListener<AbstractBuild<?, ?>> {

    private final Map<Run<?, ?>, BuildWatch> watches = new ConcurrentHashMap<>();

    static BuildWatches get() {
        return ExtensionList.lookupSingleton(BuildWatches.class);
    }

    /**
     * Starts to watch a build if its project is configured for it. The watch keeps that configuration, as the project
     * may be reconfigured during the build.
     */
    Optional<BuildWatch> begin(AbstractBuild<?, ?> build) {
        K6NotifyPublisher publisher = build.getProject().getPublishersList().get(K6NotifyPublisher.class);
        return Optional.ofNullable(publisher)
                .map(asked -> watches.computeIfAbsent(
                        build,
                        unknown -> new BuildWatch(
                                build,
                                asked.subscription(build),
                                asked.getSummaryFile(),
                                asked.isWatchProcesses()
                                        && K6NotifyConfiguration.get().isWatchProcesses(),
                                Clock.systemUTC())));
    }

    Optional<BuildWatch> of(@CheckForNull Object build) {
        return build == null ? Optional.empty() : Optional.ofNullable(watches.get(build));
    }

    /** Runs after all post-build actions, which may run k6 too. */
    @Override
    public void onCompleted(AbstractBuild<?, ?> build, @NonNull TaskListener listener) {
        of(build).ifPresent(watch -> {
            watch.buildEnded();
            watch.judge().printLate(listener);
        });
    }

    @Override
    public void onFinalized(AbstractBuild<?, ?> build) {
        watches.remove(build);
    }
}
