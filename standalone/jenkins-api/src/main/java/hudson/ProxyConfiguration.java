package hudson;

import hudson.util.Secret;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.net.http.HttpClient;

public final class ProxyConfiguration {
    private ProxyConfiguration() {}

    public String getName() {
        return StandIn.needsJenkins();
    }

    public String getNoProxyHost() {
        return StandIn.needsJenkins();
    }

    public int getPort() {
        return StandIn.needsJenkins();
    }

    public Secret getSecretPassword() {
        return StandIn.needsJenkins();
    }

    public String getUserName() {
        return StandIn.needsJenkins();
    }

    public static HttpClient.Builder newHttpClientBuilder() {
        return StandIn.needsJenkins();
    }
}
