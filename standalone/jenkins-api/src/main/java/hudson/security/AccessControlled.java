package hudson.security;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.standin.StandIn;
import org.springframework.security.access.AccessDeniedException;

public interface AccessControlled {
    default void checkPermission(@NonNull Permission permission) throws AccessDeniedException {
        StandIn.needsJenkins();
    }

    default boolean hasPermission(@NonNull Permission permission) {
        return StandIn.needsJenkins();
    }
}
