package hudson.util;

import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.concurrent.ThreadFactory;

public class DaemonThreadFactory implements ThreadFactory {
    public DaemonThreadFactory() {}

    @Override
    public Thread newThread(Runnable r) {
        return StandIn.needsJenkins();
    }
}
