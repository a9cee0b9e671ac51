package hudson.util;

import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.concurrent.ThreadFactory;

public final class NamingThreadFactory implements ThreadFactory {
    public NamingThreadFactory(ThreadFactory delegate, String name) {}

    @Override
    public Thread newThread(Runnable r) {
        return StandIn.needsJenkins();
    }
}
