package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.List;

public abstract class Cause {
    public Cause() {}

    public abstract String getShortDescription();

    public static class UpstreamCause extends Cause {
        private final List<Cause> upstreamCauses;

        public UpstreamCause(Run<?, ?> up) {
            upstreamCauses = up.getCauses();
        }

        public List<Cause> getUpstreamCauses() {
            return upstreamCauses;
        }

        @Override
        public String getShortDescription() {
            return StandIn.needsJenkins();
        }
    }

    public static class UserIdCause extends Cause {
        private final String userId;

        public UserIdCause(@CheckForNull String userId) {
            this.userId = userId;
        }

        @CheckForNull
        public String getUserId() {
            return userId;
        }

        @Override
        public String getShortDescription() {
            return StandIn.needsJenkins();
        }
    }
}
