package io.jenkins.plugins.k6notify.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.delivery.SystemThreads;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.job.BuildCauses;
import io.jenkins.plugins.k6notify.job.TargetBranch;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.TestHistory;
import io.jenkins.plugins.k6notify.report.ReportLinks;
import io.jenkins.plugins.k6notify.report.RunEventListener;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Publishes the runs of builds as checks, on threads of their own. A check is always made of all runs that a build has
 * recorded for it, so it does not matter how often or after which event it is published.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class BuildChecks extends RunEventListener {

    private static final int THREADS = 2;
    private static final long GRACE_SECONDS = 5;

    private static final TestHistory HISTORY = new TestHistory(TargetBranch::of);

    private final ExecutorService threads = SystemThreads.pool(THREADS, "k6-notify checks");
    private final CheckQueue<Check> queue = new CheckQueue<>(threads, this::publish);

    /** What this process has published for running builds, to spare platforms repetitions. */
    private final Map<Check, CheckReport> published = new ConcurrentHashMap<>();

    /** A check of a build. */
    private record Check(Run<?, ?> build, String name) {}

    @Override
    public void happened(Run<?, ?> build, RunEvent event) {
        List<RunRecord> runs = runs(build);
        int index = event.run().ordinal() - 1;
        if (index >= 0 && index < runs.size()) {
            changed(build, runs.get(index).check());
        }
    }

    private void changed(Run<?, ?> build, @CheckForNull String check) {
        if (check != null && ChecksApi.isPublishing()) {
            queue.changed(new Check(build, check));
        }
    }

    private void publish(Check check) {
        Run<?, ?> build = check.build();
        CheckReport report = report(build, check.name());
        if (!report.equals(published.get(check))) {
            ChecksApi.publish(build, check.name(), report);
        }
        if (build.isBuilding()) {
            published.put(check, report);
        } else {
            published.remove(check);
        }
    }

    private static CheckReport report(Run<?, ?> build, String check) {
        List<RunRecord> runs = runs(build).stream()
                .filter(record -> check.equals(record.check()))
                .collect(Collectors.toMap(
                        // Nested blocks record a run twice.
                        record -> record.source().id() + "\n" + record.place(),
                        record -> record,
                        (first, second) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        Map<UUID, PreviousRun> references = references(build, runs);
        Trigger trigger = new BuildCauses(build).trigger();
        String address = ReportLinks.address(build);
        return CheckReport.of(runs.stream()
                .map(record -> CheckedRun.of(record, trigger, references.get(record.id()), address))
                .toList());
    }

    /** Returns the run in the target branch for each run, unless its job chose a baseline or there is none. */
    private static Map<UUID, PreviousRun> references(Run<?, ?> build, List<RunRecord> runs) {
        Map<UUID, PreviousRun> references = new HashMap<>(HISTORY.references(build, runs));
        for (RunRecord record : runs) {
            PreviousRun inTarget = record.isOver() && record.reference() == null
                    ? HISTORY.before(build, record.test(), Baseline.TARGET)
                    : null;
            if (inTarget != null) {
                references.put(record.id(), inTarget);
            }
        }
        return references;
    }

    private static List<RunRecord> runs(Run<?, ?> build) {
        K6RunsAction action = build.getAction(K6RunsAction.class);
        return action == null ? List.of() : action.getRuns();
    }

    /** Waits for checks that are being published, after the last run was reported. */
    @Terminator(requires = OutboxService.EVERYTHING_HANDED_OVER)
    @Restricted(NoExternalUse.class)
    public static void stop() throws InterruptedException {
        ExecutorService threads = ExtensionList.lookupSingleton(BuildChecks.class).threads;
        threads.shutdown();
        threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Publishes the checks of a build once more at its end, unless this process has already done so: the controller may
     * have been stopped in between, and a run that continues in k6 Cloud has no event for this.
     */
    @Extension
    @Restricted(NoExternalUse.class)
    public static final class AtEndOfBuild extends RunListener<Run<?, ?>> {

        @Override
        public void onFinalized(Run<?, ?> build) {
            BuildChecks checks = ExtensionList.lookupSingleton(BuildChecks.class);
            runs(build).stream()
                    .map(RunRecord::check)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(check -> checks.changed(build, check));
        }
    }
}
