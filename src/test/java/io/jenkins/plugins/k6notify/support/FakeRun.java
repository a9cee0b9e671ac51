package io.jenkins.plugins.k6notify.support;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.Run;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A build, with a directory if the test provides one. */
public final class FakeRun extends Run<FakeJob, FakeRun> {

    private final List<Action> actions = new ArrayList<>();
    private final FakeRun previous;
    private final Path directory;
    private List<Cause> causes = List.of();

    public FakeRun(FakeJob job, Cause... causes) {
        this(job, null, null);
        this.causes = List.of(causes);
    }

    /**
     * @param previous null for the first build
     * @param directory null for a build without files
     */
    public FakeRun(FakeJob job, @CheckForNull FakeRun previous, @CheckForNull Path directory) {
        super(job, 0);
        this.previous = previous;
        this.directory = directory;
        this.number = previous == null ? 1 : previous.number + 1;
        job.add(this);
    }

    @Override
    public List<Cause> getCauses() {
        return causes;
    }

    @Override
    public FakeRun getPreviousBuild() {
        return previous;
    }

    @Override
    public File getRootDir() {
        return directory.toFile();
    }

    @Override
    public void addAction(Action action) {
        actions.add(action);
        super.addAction(action);
    }

    /** Uses no extension for actions, as there is no Jenkins. */
    @Override
    public <T extends Action> T getAction(Class<T> type) {
        return actions.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void save() {}

    public String getDisplayName() {
        return "#" + number;
    }
}
