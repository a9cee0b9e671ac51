package jenkins.security;

import io.jenkins.plugins.k6notify.standin.StandIn;

public class HMACConfidentialKey {
    public HMACConfidentialKey(Class owner, String shortName, int length) {}

    public String mac(String message) {
        return StandIn.needsJenkins();
    }
}
