package io.jenkins.plugins.k6notify.pipeline.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Steps of running builds in which processes of k6 leave records. Steps that began before a restart are not known. */
@Extension
@Restricted(NoExternalUse.class)
public final class WatchedSteps extends RunListener<Run<?, ?>> {

    private record Step(Run<?, ?> build, String id) {}

    private final Set<Step> steps = ConcurrentHashMap.newKeySet();

    public static WatchedSteps get() {
        return ExtensionList.lookupSingleton(WatchedSteps.class);
    }

    void add(Run<?, ?> build, String id) {
        steps.add(new Step(build, id));
    }

    public boolean contains(Run<?, ?> build, String id) {
        return steps.contains(new Step(build, id));
    }

    @Override
    public void onFinalized(@NonNull Run<?, ?> build) {
        steps.removeIf(step -> step.build().equals(build));
    }
}
