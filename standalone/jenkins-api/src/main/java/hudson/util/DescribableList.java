package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.AbstractList;

public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends AbstractList<T> {
    protected DescribableList() {}

    @Override
    public T get(int index) {
        return StandIn.needsJenkins();
    }

    @Override
    public int size() {
        return StandIn.needsJenkins();
    }

    public <U extends T> U get(Class<U> type) {
        return StandIn.needsJenkins();
    }
}
