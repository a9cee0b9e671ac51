package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.security.AccessControlled;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.File;

public abstract class AbstractItem extends Actionable implements Item, AccessControlled {
    private final ItemGroup<?> parent;
    private final String name;

    protected AbstractItem(ItemGroup parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    @NonNull
    public ItemGroup getParent() {
        return parent;
    }

    @NonNull
    public String getName() {
        return name;
    }

    @NonNull
    public final String getFullName() {
        return parent.getFullName().isEmpty() ? name : parent.getFullName() + '/' + name;
    }

    public File getRootDir() {
        return StandIn.needsJenkins();
    }

    @Override
    public final String getUrl() {
        return StandIn.needsJenkins();
    }
}
