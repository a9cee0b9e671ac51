package hudson.remoting;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.Closeable;
import java.io.IOException;

public class Channel implements VirtualChannel, Closeable {
    private Channel() {}

    @Override
    public void close() throws IOException {
        StandIn.needsJenkins();
    }

    public <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable) throws IOException {
        return StandIn.needsJenkins();
    }

    @CheckForNull
    public static Channel current() {
        return StandIn.needsJenkins();
    }
}
