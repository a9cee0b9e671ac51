package hudson.slaves;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import io.jenkins.plugins.k6notify.standin.StandIn;

public final class WorkspaceList {
    public WorkspaceList() {}

    @CheckForNull
    public static FilePath tempDir(FilePath ws) {
        return StandIn.needsJenkins();
    }
}
