package hudson.security;

import io.jenkins.plugins.k6notify.standin.StandIn;

public class ACLContext implements AutoCloseable {
    private ACLContext() {}

    public void close() {
        StandIn.needsJenkins();
    }
}
