package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.Calendar;

public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R>
        implements Queue.Executable {
    protected AbstractBuild(P job, Calendar timestamp) {
        super(job, timestamp.getTimeInMillis());
    }

    public String getBuiltOnStr() {
        return StandIn.needsJenkins();
    }

    public final P getProject() {
        return StandIn.needsJenkins();
    }

    public AbstractBuild<?, ?> getRootBuild() {
        return StandIn.needsJenkins();
    }

    @CheckForNull
    public final FilePath getWorkspace() {
        return StandIn.needsJenkins();
    }
}
