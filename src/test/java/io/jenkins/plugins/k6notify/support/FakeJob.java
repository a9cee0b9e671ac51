package io.jenkins.plugins.k6notify.support;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A job with the builds that a test creates for it. */
@SuppressWarnings("unchecked") // of each Job: its getParent() has a raw type
public final class FakeJob extends Job<FakeJob, FakeRun> {

    private final SortedMap<Integer, FakeRun> builds = new TreeMap<>(Collections.reverseOrder());
    private final List<Integer> loaded = new ArrayList<>();
    private File rootDirectory = new File("no job on disk");
    private File buildDirectory = new File("no builds on disk");

    public FakeJob(String folder, String name) {
        super(new FakeFolder(folder), name);
    }

    void add(FakeRun build) {
        builds.put(build.number, build);
    }

    /** Sets the directory that contains the directories of builds, each named after its number. */
    public void setBuildDir(Path directory) {
        buildDirectory = directory.toFile();
    }

    /** Sets the directory of the job. */
    public void setRootDir(Path directory) {
        rootDirectory = directory.toFile();
    }

    @Override
    public File getRootDir() {
        return rootDirectory;
    }

    @Override
    public File getBuildDir() {
        return buildDirectory;
    }

    @Override
    public int getNextBuildNumber() {
        return builds.isEmpty() ? 1 : builds.firstKey() + 1;
    }

    /** Counts as loading all builds, as in Jenkins when they are iterated. */
    @Override
    public SortedMap<Integer, FakeRun> getBuildsAsMap() {
        loaded.addAll(builds.keySet());
        return Collections.unmodifiableSortedMap(builds);
    }

    /** The numbers of the builds that were requested since the last call. */
    public List<Integer> takeLoaded() {
        List<Integer> taken = List.copyOf(loaded);
        loaded.clear();
        return taken;
    }

    @CheckForNull
    @Override
    public FakeRun getBuildByNumber(int n) {
        loaded.add(n);
        return builds.get(n);
    }

    @CheckForNull
    @Override
    public FakeRun getLastBuild() {
        return builds.isEmpty() ? null : builds.get(builds.firstKey());
    }

    public boolean isBuildable() {
        return true;
    }

    public String getDisplayName() {
        return getName();
    }

    protected SortedMap<Integer, FakeRun> _getRuns() {
        return builds;
    }

    public void removeRun(FakeRun run) {
        builds.remove(run.number);
    }

    public void save() {}
}
