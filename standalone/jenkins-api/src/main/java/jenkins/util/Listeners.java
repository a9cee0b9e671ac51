package jenkins.util;

import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.function.Consumer;

public class Listeners {
    private Listeners() {}

    public static <L> void notify(Class<L> listenerType, boolean asSystem, Consumer<L> notification) {
        StandIn.needsJenkins();
    }
}
