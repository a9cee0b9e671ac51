package hudson;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.TaskListener;
import hudson.remoting.Future;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;

public final class FilePath implements Serializable {
    public FilePath(@CheckForNull VirtualChannel channel, @NonNull String remote) {}

    public FilePath(@NonNull File localPath) {}

    public <T> Future<T> actAsync(FilePath.FileCallable<T> callable) throws IOException, InterruptedException {
        return StandIn.needsJenkins();
    }

    @NonNull
    public FilePath child(String relOrAbsolute) {
        return StandIn.needsJenkins();
    }

    public Launcher createLauncher(TaskListener listener) throws IOException, InterruptedException {
        return StandIn.needsJenkins();
    }

    public VirtualChannel getChannel() {
        return StandIn.needsJenkins();
    }

    public String getRemote() {
        return StandIn.needsJenkins();
    }

    @NonNull
    public FilePath[] list(String includes) throws IOException, InterruptedException {
        return StandIn.needsJenkins();
    }

    public interface FileCallable<T> extends Serializable {
        T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
    }
}
