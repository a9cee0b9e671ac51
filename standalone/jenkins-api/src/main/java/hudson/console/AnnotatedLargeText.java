package hudson.console;

import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.IOException;
import java.io.OutputStream;

public class AnnotatedLargeText<T> {
    private AnnotatedLargeText() {}

    public long writeRawLogTo(long start, OutputStream out) throws IOException {
        return StandIn.needsJenkins();
    }
}
