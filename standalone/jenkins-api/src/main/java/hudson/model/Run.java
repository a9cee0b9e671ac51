package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.File;
import java.io.IOException;
import java.util.List;
import jenkins.model.ArtifactManager;
import jenkins.model.RunAction2;
import org.springframework.security.access.AccessDeniedException;

public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements ExtensionPoint, Comparable<RunT>, AccessControlled, Saveable {
    public static final Permission UPDATE = StandIn.constant();

    public transient int number;

    private final JobT project;
    private final long timestamp;

    protected Run(@NonNull JobT job, long timestamp) {
        this.project = job;
        this.timestamp = timestamp;
    }

    @Override
    public void addAction(@NonNull Action a) {
        super.addAction(a);
        if (a instanceof RunAction2 attached) {
            attached.onAttached(this);
        }
    }

    @CheckForNull
    public static Run<?, ?> fromExternalizableId(String id) throws IllegalArgumentException, AccessDeniedException {
        return StandIn.needsJenkins();
    }

    @NonNull
    public List<Cause> getCauses() {
        return StandIn.needsJenkins();
    }

    @NonNull
    public String getExternalizableId() {
        return StandIn.needsJenkins();
    }

    public int getNumber() {
        return number;
    }

    @NonNull
    public JobT getParent() {
        return project;
    }

    @CheckForNull
    public RunT getPreviousBuild() {
        return StandIn.needsJenkins();
    }

    @CheckForNull
    public Result getResult() {
        return StandIn.needsJenkins();
    }

    @NonNull
    public File getRootDir() {
        return StandIn.needsJenkins();
    }

    @NonNull
    public String getUrl() {
        return StandIn.needsJenkins();
    }

    public boolean isBuilding() {
        return StandIn.needsJenkins();
    }

    @NonNull
    public final ArtifactManager pickArtifactManager() throws IOException {
        return StandIn.needsJenkins();
    }

    @Override
    public void save() throws IOException {
        StandIn.needsJenkins();
    }

    public void setResult(@NonNull Result r) {
        StandIn.needsJenkins();
    }

    public final long getStartTimeInMillis() {
        return timestamp;
    }

    public final long getTimeInMillis() {
        return timestamp;
    }

    @Override
    public int compareTo(@NonNull RunT that) {
        return number - that.number;
    }
}
