package hudson.util;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.Map;
import org.kohsuke.stapler.HttpResponse;

public class HttpResponses extends org.kohsuke.stapler.HttpResponses {
    public HttpResponses() {}

    public static HttpResponse okJSON(@NonNull Map<?, ?> data) {
        return StandIn.needsJenkins();
    }

    public static HttpResponse errorJSON(@NonNull String message) {
        return StandIn.needsJenkins();
    }
}
