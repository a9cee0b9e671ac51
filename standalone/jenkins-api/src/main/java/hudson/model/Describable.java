package hudson.model;

import io.jenkins.plugins.k6notify.standin.StandIn;

public interface Describable<T extends Describable<T>> {
    default Descriptor<T> getDescriptor() {
        return StandIn.needsJenkins();
    }
}
