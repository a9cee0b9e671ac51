package io.jenkins.plugins.k6notify.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Proc;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A process that tells the watch of its build how it ends. By then all its output is in the console. */
final class WatchedProc extends Proc {

    private static final Logger LOGGER = Logger.getLogger(WatchedProc.class.getName());

    private final Proc inner;
    private final BuildWatch watch;
    private boolean over;

    WatchedProc(Proc inner, BuildWatch watch) {
        this.inner = inner;
        this.watch = watch;
    }

    @Override
    public int join() throws IOException, InterruptedException {
        try {
            int exitCode = inner.join();
            tell(() -> watch.processEnded(exitCode));
            return exitCode;
        } catch (InterruptedException e) {
            tell(watch::processInterrupted);
            throw e;
        } catch (IOException | RuntimeException e) {
            tell(watch::processLost);
            throw e;
        }
    }

    /** Some ask for the exit code more than once. The build is not to suffer from what goes wrong here. */
    private void tell(Runnable news) {
        if (over) {
            return;
        }
        over = true;
        try {
            news.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "Failed to get the exit code of a process", e);
        }
    }

    @Override
    public boolean isAlive() throws IOException, InterruptedException {
        return inner.isAlive();
    }

    @Override
    public void kill() throws IOException, InterruptedException {
        inner.kill();
    }

    @CheckForNull
    @Override
    public InputStream getStdout() {
        return inner.getStdout();
    }

    @CheckForNull
    @Override
    public InputStream getStderr() {
        return inner.getStderr();
    }

    @CheckForNull
    @Override
    public OutputStream getStdin() {
        return inner.getStdin();
    }
}
