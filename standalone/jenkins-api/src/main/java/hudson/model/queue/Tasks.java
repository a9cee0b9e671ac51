package hudson.model.queue;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Queue;
import io.jenkins.plugins.k6notify.standin.StandIn;
import org.springframework.security.core.Authentication;

public class Tasks {
    public Tasks() {}

    @NonNull
    public static Authentication getAuthenticationOf2(@NonNull Queue.Task t) {
        return StandIn.needsJenkins();
    }
}
