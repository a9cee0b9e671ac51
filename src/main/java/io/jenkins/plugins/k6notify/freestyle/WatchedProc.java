package io.jenkins.plugins.k6notify.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Proc;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A process that reports its end to the watch of its build, after all its output has reached the console. */
final class WatchedProc extends Proc {

    private static final Logger LOGGER = Logger.getLogger(WatchedProc.class.getName());

    private final Proc inner;
    private final BuildWatch watch;
    private boolean reported;

    WatchedProc(Proc inner, BuildWatch watch) {
        this.inner = inner;
        this.watch = watch;
    }

    @Override
    public int join() throws IOException, InterruptedException {
        try {
            int exitCode = inner.join();
            report(() -> watch.processEnded(exitCode));
            return exitCode;
        } catch (InterruptedException e) {
            report(watch::processInterrupted);
            throw e;
        } catch (IOException | RuntimeException e) {
            report(watch::processLost);
            throw e;
        }
    }

    /** Reports once, as some callers ask for the exit code repeatedly. Failures must not affect the build. */
    private void report(Runnable end) {
        if (reported) {
            return;
        }
        reported = true;
        try {
            end.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "Failed to report the end of a process", e);
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
