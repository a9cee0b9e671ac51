package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.List;

public abstract class Actionable implements ModelObject {
    public Actionable() {}

    public void addAction(@NonNull Action a) {}

    public boolean addOrReplaceAction(@NonNull Action a) {
        return StandIn.needsJenkins();
    }

    @NonNull
    public <T extends Action> List<T> getActions(Class<T> type) {
        return StandIn.needsJenkins();
    }

    public <T extends Action> T getAction(Class<T> type) {
        return StandIn.needsJenkins();
    }
}
