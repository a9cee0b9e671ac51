package hudson.console;

import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.IOException;
import java.io.OutputStream;

public abstract class ConsoleLogFilter implements ExtensionPoint {
    public ConsoleLogFilter() {}

    public OutputStream decorateLogger(Run build, OutputStream logger) throws IOException, InterruptedException {
        return StandIn.needsJenkins();
    }
}
