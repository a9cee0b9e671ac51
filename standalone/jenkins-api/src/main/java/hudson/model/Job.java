package hudson.model;

import hudson.ExtensionPoint;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.File;
import java.util.SortedMap;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem
        implements ExtensionPoint {
    protected Job(ItemGroup parent, String name) {
        super(parent, name);
    }

    public abstract boolean isBuildable();

    public RunT getBuildByNumber(int n) {
        return StandIn.needsJenkins();
    }

    public SortedMap<Integer, RunT> getBuildsAsMap() {
        return StandIn.needsJenkins();
    }

    public File getBuildDir() {
        return StandIn.needsJenkins();
    }

    public int getNextBuildNumber() {
        return StandIn.needsJenkins();
    }

    public RunT getLastBuild() {
        return StandIn.needsJenkins();
    }
}
