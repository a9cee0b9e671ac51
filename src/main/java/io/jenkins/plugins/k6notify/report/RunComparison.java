package io.jenkins.plugins.k6notify.report;

import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.job.TargetBranch;
import io.jenkins.plugins.k6notify.record.Reference;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunRecords;
import io.jenkins.plugins.k6notify.record.TestHistory;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;

/** Finds the earlier run that a finished run is compared with. */
final class RunComparison {

    private static final TestHistory HISTORY = new TestHistory(TargetBranch::of);

    private final Run<?, ?> build;
    private final Baseline baseline;

    RunComparison(Run<?, ?> build, NotificationSettings settings) {
        this.build = build;
        this.baseline = settings.baseline();
    }

    /** Creates the event of the end of a run, and records with what the run is compared, for the page of its build. */
    TestFinished event(RunRecords records, RunRecord record, TestContext context) {
        PreviousRun last = HISTORY.before(build, record.test());
        PreviousRun reference = last;
        if (baseline != Baseline.PREVIOUS) {
            reference = HISTORY.before(build, record.test(), baseline);
            Reference chosen =
                    Reference.of(baseline, reference, build.getParent().getFullName());
            records.change(record.id(), known -> known.withReference(chosen));
        }
        return new TestFinished(
                context,
                record.run(),
                reference,
                ReportLinks.of(ReportLinks.address(build), record),
                last == null ? null : last.result());
    }
}
