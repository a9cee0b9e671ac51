package jenkins.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.PersistentDescriptor;
import io.jenkins.plugins.k6notify.standin.StandIn;
import org.jenkinsci.Symbol;

@Extension(ordinal = 200)
@Symbol("location")
public class JenkinsLocationConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    public JenkinsLocationConfiguration() {}

    @NonNull
    public static JenkinsLocationConfiguration get() {
        return StandIn.needsJenkins();
    }

    @NonNull
    public String getAdminAddress() {
        return StandIn.needsJenkins();
    }

    @CheckForNull
    public String getUrl() {
        return StandIn.needsJenkins();
    }
}
