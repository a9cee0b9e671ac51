package io.jenkins.plugins.k6notify.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Proc;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.tasks.filters.EnvVarsFilterableBuilder;

/**
 * Launcher that reports the start and end of processes to the watch of a build. Delegates everything else unchanged.
 */
final class WatchedLauncher extends Launcher.DecoratedLauncher {

    private static final Logger LOGGER = Logger.getLogger(WatchedLauncher.class.getName());

    private final BuildWatch watch;
    private final Node node;

    WatchedLauncher(@NonNull Launcher inner, BuildWatch watch, Node node) {
        super(inner);
        this.watch = watch;
        this.node = node;
    }

    /** Passes the filter rules to the inner launcher, which would otherwise start processes unfiltered. */
    @Override
    public void prepareFilterRules(@CheckForNull Run<?, ?> run, @NonNull EnvVarsFilterableBuilder builder) {
        getInner().prepareFilterRules(run, builder);
    }

    @Override
    public Proc launch(ProcStarter starter) throws IOException {
        String[] given = starter.envs();
        Map<String, String> added = processBegins(given);
        if (!added.isEmpty()) {
            starter.envs(Stream.concat(Arrays.stream(given), Arrays.stream(Util.mapToEnv(added)))
                    .toArray(String[]::new));
        }
        return new WatchedProc(super.launch(starter), watch);
    }

    @Override
    public Proc launch(String[] cmd, boolean[] mask, String[] env, InputStream in, OutputStream out, FilePath workDir)
            throws IOException {
        processBegins(env);
        return new WatchedProc(super.launch(cmd, mask, env, in, out, workDir), watch);
    }

    @Override
    public Proc launch(String[] cmd, String[] env, InputStream in, OutputStream out, FilePath workDir)
            throws IOException {
        processBegins(env);
        return new WatchedProc(super.launch(cmd, env, in, out, workDir), watch);
    }

    private Map<String, String> processBegins(@CheckForNull String[] given) {
        try {
            Computer computer = node.toComputer();
            EnvVars ofAgent = computer == null ? new EnvVars() : computer.getEnvironment();
            return watch.processBegins(environment(given), ofAgent);
        } catch (InterruptedException e) {
            // The caller that waits for the process is interrupted immediately.
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "Runs of k6 in this process go without a summary file", e);
        }
        return Map.of();
    }

    private static EnvVars environment(@CheckForNull String[] lines) {
        EnvVars environment = new EnvVars();
        if (lines != null) {
            for (String line : lines) {
                environment.addLine(line);
            }
        }
        return environment;
    }
}
