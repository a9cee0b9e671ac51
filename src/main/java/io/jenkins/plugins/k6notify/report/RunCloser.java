package io.jenkins.plugins.k6notify.report;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason;
import io.jenkins.plugins.k6notify.job.Interruptions;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import io.jenkins.plugins.k6notify.report.subscription.OpenRunMarker;
import io.jenkins.plugins.k6notify.report.subscription.OpenRunMarkers;
import java.io.File;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Ensures that every run ends: closes open runs at the end of their build, and after a controller was killed. Leaves
 * running builds alone, such as a pipeline that resumes.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class RunCloser extends RunListener<Run<?, ?>> {

    private static final Logger LOGGER = Logger.getLogger(RunCloser.class.getName());

    /** Closes the runs in the same queue as all reports of the build, and therefore after them. */
    @Override
    public void onFinalized(Run<?, ?> build) {
        ReportQueues queues = ReportQueues.get();
        if (build.getAction(K6RunsAction.class) != null || queues.has(build)) {
            queues.of(build).execute(() -> close(build));
            queues.forget(build);
        }
    }

    /**
     * Closes runs of earlier controller processes and returns immediately: builds are loaded on a separate thread.
     * Leaves runs of this controller process alone.
     */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    @Restricted(NoExternalUse.class)
    public static void closeLeftOpen() {
        List<OpenRunMarker> left = OpenRunMarkers.get().readLeftOpen();
        if (!left.isEmpty()) {
            RunCloser closer = ExtensionList.lookupSingleton(RunCloser.class);
            Thread thread = new Thread(() -> closer.close(left), "k6-notify open runs");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void close(List<OpenRunMarker> left) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            for (OpenRunMarker run : left) {
                try {
                    closeLeft(run);
                } catch (RuntimeException e) {
                    LOGGER.log(Level.WARNING, e, () -> "Failed to close the k6 runs of " + run.build());
                }
            }
        }
    }

    private static void closeLeft(OpenRunMarker run) {
        Run<?, ?> build = Run.fromExternalizableId(run.build());
        if (build == null) {
            OpenRunMarkers.get().close(run);
        } else if (!build.isBuilding()) {
            close(build, run, outcome(build, OutcomeReason.Kind.CONTROLLER_STOPPED), lastSign(build));
        }
    }

    private static void close(Run<?, ?> build) {
        Outcome outcome = outcome(build, OutcomeReason.Kind.BUILD_ENDED);
        for (OpenRunMarker run : OpenRunMarkers.get().of(build)) {
            close(build, run, outcome, Instant.now());
        }
    }

    private static void close(Run<?, ?> build, OpenRunMarker run, Outcome outcome, Instant at) {
        new RunReporter(build, run.subscription()).abandon(outcome, at);
    }

    /** @param otherwise reason for a build without an interruption */
    private static Outcome outcome(Run<?, ?> build, OutcomeReason.Kind otherwise) {
        return Interruptions.recordedIn(build)
                .map(Interruption::outcome)
                .orElseGet(() -> Outcome.failed(K6Status.ABORTED_BY_SYSTEM, OutcomeReason.of(otherwise)));
    }

    /** Returns the time of the last output of the build, as the controller may have been down for days. */
    private static Instant lastSign(Run<?, ?> build) {
        long written = new File(build.getRootDir(), "log").lastModified();
        return written == 0 ? Instant.now() : Instant.ofEpochMilli(written);
    }
}
