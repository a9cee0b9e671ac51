package io.jenkins.plugins.k6notify.record;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.RunAction2;

/**
 * The k6 runs of a build, as the build stores them. {@code build.xml} contains this action, and a separate file the
 * runs, which are read on first access. The page of the runs is a separate action.
 */
public final class K6RunsAction extends InvisibleAction implements RunAction2 {

    private static final Logger LOGGER = Logger.getLogger(K6RunsAction.class.getName());

    /** A lock other than the build, which other threads hold while they wait for the data of a report. */
    private static final Object ATTACHING = new Object();

    private transient Run<?, ?> build;
    private transient RunRecords records;

    private K6RunsAction(Run<?, ?> build) {
        this.build = build;
    }

    /** Returns the action of a build; adds it if missing. */
    public static K6RunsAction of(Run<?, ?> build) {
        K6RunsAction action = new K6RunsAction(build);
        synchronized (ATTACHING) {
            K6RunsAction present = build.getAction(K6RunsAction.class);
            if (present != null) {
                return present;
            }
            build.addAction(action);
        }
        // Outside of the lock, which is shared by all builds: a disk may be slow.
        try {
            build.save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to save " + build);
        }
        return action;
    }

    /** Returns the runs in the order of their first event. */
    public List<RunRecord> getRuns() {
        return records().all();
    }

    public synchronized RunRecords records() {
        if (records == null) {
            records = new RunRecords(() -> build.getRootDir().toPath());
        }
        return records;
    }

    @Override
    public void onAttached(Run<?, ?> run) {
        build = run;
    }

    @Override
    public void onLoad(Run<?, ?> run) {
        build = run;
    }
}
