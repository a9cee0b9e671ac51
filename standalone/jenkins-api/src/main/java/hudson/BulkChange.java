package hudson;

import hudson.model.Saveable;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.Closeable;
import java.io.IOException;

public class BulkChange implements Closeable {
    public BulkChange(Saveable saveable) {}

    public void close() {
        StandIn.needsJenkins();
    }

    public void commit() throws IOException {
        StandIn.needsJenkins();
    }
}
