package io.jenkins.plugins.k6notify.fake;

import hudson.model.Job;
import java.util.Collections;
import java.util.SortedMap;

/** A job that has no builds of its own: a {@link FakeRun} knows the one before it. */
public final class FakeJob extends Job<FakeJob, FakeRun> {

    public FakeJob(String folder, String name) {
        super(new FakeFolder(folder), name);
    }

    public boolean isBuildable() {
        return true;
    }

    public String getDisplayName() {
        return getName();
    }

    protected SortedMap<Integer, FakeRun> _getRuns() {
        return Collections.emptySortedMap();
    }

    protected void removeRun(FakeRun run) {}

    public void save() {}
}
