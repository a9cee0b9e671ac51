package io.jenkins.plugins.k6notify.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.Report;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.report.ReportLinks;
import java.util.List;

/**
 * A run in a check.
 *
 * @param event the last event of the run
 * @param label name of the parallel branch or stage, as foreign text; null if absent
 * @param url address of the run on the page of its build; null if the address of Jenkins is not configured
 */
record CheckedRun(
        CheckState state,
        RunEvent event,
        @CheckForNull String label,
        @CheckForNull String url) {

    /**
     * @param previous the run to compare with; null if there is none
     * @param address address of the build; null if the address of Jenkins is not configured
     */
    static CheckedRun of(
            RunRecord record, Trigger trigger, @CheckForNull PreviousRun previous, @CheckForNull String address) {
        TestContext context = TestContext.of(record.name(), trigger);
        RunEvent event = record.isOver()
                ? new TestFinished(context, record.run(), previous, ReportLinks.of(address, record))
                        .withVerdict(record.verdict())
                : new TestStarted(context, record.run());
        String url = address == null ? null : address + "k6/#k6-run-" + record.id();
        return new CheckedRun(CheckState.of(record), event, record.source().label(), url);
    }

    @CheckForNull
    PreviousRun previous() {
        return event instanceof TestFinished finished ? finished.previous() : null;
    }

    List<Report> reports() {
        return event instanceof TestFinished finished ? finished.reports() : List.of();
    }
}
