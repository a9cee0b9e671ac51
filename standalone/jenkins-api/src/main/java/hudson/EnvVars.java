package hudson;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.Map;
import java.util.TreeMap;

public class EnvVars extends TreeMap<String, String> {
    public EnvVars() {
        super(String.CASE_INSENSITIVE_ORDER);
    }

    public EnvVars(@NonNull EnvVars m) {
        // The constructor for sorted maps, which keeps the order.
        super(m);
    }

    public void addLine(String line) {
        StandIn.needsJenkins();
    }

    public EnvVars overrideExpandingAll(@NonNull Map<String, String> all) {
        return StandIn.needsJenkins();
    }

    public String expand(String s) {
        return StandIn.needsJenkins();
    }

    @Override
    public String put(String key, String value) {
        return super.put(key, value);
    }
}
