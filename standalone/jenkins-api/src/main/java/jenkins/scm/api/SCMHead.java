package jenkins.scm.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import hudson.model.Item;
import io.jenkins.plugins.k6notify.standin.StandIn;
import jenkins.scm.api.mixin.SCMHeadMixin;

public class SCMHead implements SCMHeadMixin {
    private static final long serialVersionUID = 1L;

    private final String name;

    public SCMHead(@NonNull String name) {
        this.name = name;
    }

    @Override
    public int compareTo(SCMHead o) {
        return name.compareTo(o.name);
    }

    @Override
    public final boolean equals(Object o) {
        return StandIn.needsJenkins();
    }

    @Override
    public final int hashCode() {
        return name.hashCode();
    }

    public abstract static class HeadByItem implements ExtensionPoint {
        public HeadByItem() {}

        @CheckForNull
        public static SCMHead findHead(Item item) {
            return StandIn.needsJenkins();
        }
    }
}
