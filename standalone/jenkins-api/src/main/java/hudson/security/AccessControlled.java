package hudson.security;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.standin.StandIn;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

public interface AccessControlled {
    default void checkPermission(@NonNull Permission permission) throws AccessDeniedException {
        StandIn.needsJenkins();
    }

    default boolean hasPermission2(@NonNull Authentication a, @NonNull Permission permission) {
        return StandIn.needsJenkins();
    }

    default boolean hasPermission(@NonNull Permission permission) {
        return StandIn.needsJenkins();
    }
}
