package hudson.security;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.standin.StandIn;
import org.springframework.security.core.Authentication;

public abstract class ACL {
    public static final Authentication SYSTEM2 = StandIn.constant();

    public ACL() {}

    @NonNull
    public static ACLContext as2(@NonNull Authentication auth) {
        return StandIn.needsJenkins();
    }
}
