package hudson;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.AbstractList;
import jenkins.model.Jenkins;

public class ExtensionList<T> extends AbstractList<T> {
    protected ExtensionList(Jenkins jenkins, Class<T> extensionType) {}

    @NonNull
    public static <T> ExtensionList<T> lookup(Class<T> type) {
        return StandIn.needsJenkins();
    }

    @NonNull
    public static <U> U lookupSingleton(Class<U> type) {
        return StandIn.needsJenkins();
    }

    @Override
    public T get(int index) {
        return StandIn.needsJenkins();
    }

    @Override
    public int size() {
        return StandIn.needsJenkins();
    }
}
