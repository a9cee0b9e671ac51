package hudson;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import jenkins.tasks.filters.EnvVarsFilterableBuilder;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.Beta;

public abstract class Launcher {
    protected Launcher(@NonNull TaskListener listener, @CheckForNull VirtualChannel channel) {}

    protected Launcher(@NonNull Launcher launcher) {}

    public boolean isUnix() {
        return StandIn.needsJenkins();
    }

    @Restricted({Beta.class})
    public void prepareFilterRules(@CheckForNull Run<?, ?> run, @NonNull EnvVarsFilterableBuilder builder) {
        StandIn.needsJenkins();
    }

    @Deprecated
    public Proc launch(String[] cmd, String[] env, InputStream in, OutputStream out, FilePath workDir)
            throws IOException {
        return StandIn.needsJenkins();
    }

    public abstract Proc launch(@NonNull Launcher.ProcStarter starter) throws IOException;

    @Deprecated
    public Proc launch(String[] cmd, boolean[] mask, String[] env, InputStream in, OutputStream out, FilePath workDir)
            throws IOException {
        return StandIn.needsJenkins();
    }

    public static class DecoratedLauncher extends Launcher {
        private final Launcher inner;

        public DecoratedLauncher(@NonNull Launcher inner) {
            super(inner);
            this.inner = inner;
        }

        @NonNull
        public Launcher getInner() {
            return inner;
        }

        @Override
        public Proc launch(Launcher.ProcStarter starter) throws IOException {
            return StandIn.needsJenkins();
        }

        @Override
        public Proc launch(String[] cmd, String[] env, InputStream in, OutputStream out, FilePath workDir)
                throws IOException {
            return StandIn.needsJenkins();
        }

        @Override
        public Proc launch(
                String[] cmd, boolean[] mask, String[] env, InputStream in, OutputStream out, FilePath workDir)
                throws IOException {
            return StandIn.needsJenkins();
        }
    }

    public static class LocalLauncher extends Launcher {
        public LocalLauncher(@NonNull TaskListener listener) {
            super(listener, null);
        }

        @Override
        public Proc launch(Launcher.ProcStarter starter) throws IOException {
            return StandIn.needsJenkins();
        }
    }

    public static class RemoteLauncher extends Launcher {
        public RemoteLauncher(@NonNull TaskListener listener, @NonNull VirtualChannel channel, boolean isUnix) {
            super(listener, channel);
        }

        @Override
        public Proc launch(Launcher.ProcStarter starter) throws IOException {
            return StandIn.needsJenkins();
        }
    }

    public final class ProcStarter {
        public ProcStarter() {}

        @NonNull
        public String[] envs() {
            return StandIn.needsJenkins();
        }

        public Launcher.ProcStarter envs(@CheckForNull String... overrides) {
            return StandIn.needsJenkins();
        }
    }
}
