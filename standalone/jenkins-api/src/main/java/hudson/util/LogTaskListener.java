package hudson.util;

import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.Closeable;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;

public class LogTaskListener implements TaskListener, Closeable {
    public LogTaskListener(Logger logger, Level level) {}

    @Override
    public PrintStream getLogger() {
        return StandIn.needsJenkins();
    }

    @Override
    public void close() {
        StandIn.needsJenkins();
    }
}
