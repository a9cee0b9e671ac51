package io.jenkins.plugins.k6notify.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.LauncherDecorator;
import hudson.Proc;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Executor;
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
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Launcher that reports the start and end of processes to the watch of a build. Delegates everything else unchanged.
 */
final class WatchedLauncher extends Launcher.DecoratedLauncher {

    private static final Logger LOGGER = Logger.getLogger(WatchedLauncher.class.getName());

    private final BuildWatch watch;
    private final Node node;

    private WatchedLauncher(@NonNull Launcher inner, BuildWatch watch, Node node) {
        super(inner);
        this.watch = watch;
        this.node = node;
    }

    /** Decorates the launcher of watched builds; other builds keep their launcher. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static final class Decorator extends LauncherDecorator {

        @NonNull
        @Override
        public Launcher decorate(@NonNull Launcher launcher, @NonNull Node node) {
            Executor executor = Executor.currentExecutor();
            return BuildWatches.get()
                    .of(executor == null ? null : executor.getCurrentExecutable())
                    .<Launcher>map(watch -> new WatchedLauncher(launcher, watch, node))
                    .orElse(launcher);
        }
    }

    /** Passes the filter rules to the inner launcher, which would otherwise start processes unfiltered. */
    @Override
    public void prepareFilterRules(@CheckForNull Run<?, ?> run, @NonNull EnvVarsFilterableBuilder builder) {
        getInner().prepareFilterRules(run, builder);
    }

    @Override
    public Proc launch(ProcStarter starter) throws IOException {
        String[] given = starter.envs();
        Map<String, String> added = processStarts(given);
        if (!added.isEmpty()) {
            // Additions to a variable, PATH+JDK=…, are part of the value that replaces it.
            Stream<String> kept = Arrays.stream(given)
                    .filter(line -> added.keySet().stream().noneMatch(name -> line.startsWith(name + '+')));
            starter.envs(
                    Stream.concat(kept, Arrays.stream(Util.mapToEnv(added))).toArray(String[]::new));
        }
        return new WatchedProc(super.launch(starter), watch);
    }

    @Override
    public Proc launch(String[] cmd, boolean[] mask, String[] env, InputStream in, OutputStream out, FilePath workDir)
            throws IOException {
        processStarts(env);
        return new WatchedProc(super.launch(cmd, mask, env, in, out, workDir), watch);
    }

    @Override
    public Proc launch(String[] cmd, String[] env, InputStream in, OutputStream out, FilePath workDir)
            throws IOException {
        processStarts(env);
        return new WatchedProc(super.launch(cmd, env, in, out, workDir), watch);
    }

    /** @return additional environment variables for the process */
    private Map<String, String> processStarts(@CheckForNull String[] given) {
        try {
            return watch.processStarts(getInner(), environment(given));
        } catch (InterruptedException e) {
            // The caller that waits for the process is interrupted immediately.
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "Runs of k6 in this process go without a summary file", e);
        }
        return Map.of();
    }

    /** Returns the environment of the process: that of the agent, changed by the given lines. */
    private EnvVars environment(@CheckForNull String[] given) throws IOException, InterruptedException {
        Computer computer = node.toComputer();
        EnvVars environment = computer == null ? new EnvVars() : computer.getEnvironment();
        if (given != null) {
            EnvVars changes = new EnvVars();
            Arrays.stream(given).forEach(changes::addLine);
            environment.overrideExpandingAll(changes);
        }
        return environment;
    }
}
