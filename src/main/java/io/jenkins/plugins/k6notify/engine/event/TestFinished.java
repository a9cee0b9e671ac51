package io.jenkins.plugins.k6notify.engine.event;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.gate.GateRules;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import java.util.List;
import java.util.Objects;

/**
 * The end of a run.
 *
 * @param run a run with an outcome
 * @param previous the earlier run that this run is compared with; null if there is none
 * @param reports the reports of the run that its build keeps
 * @param lastResult the result of the last finished run of the same test in an earlier build, which may be another run
 *     than the one compared with; null if there is none
 * @param verdict what the quality gates say about the run; null without gates
 */
public record TestFinished(
        TestContext context,
        K6Run run,
        @CheckForNull PreviousRun previous,
        List<Report> reports,
        @CheckForNull K6Result lastResult,
        @CheckForNull GateVerdict verdict)
        implements RunEvent {

    public TestFinished {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(run.outcome(), "outcome");
        previous = previous == null ? null : previous.comparedWith(run);
        reports = List.copyOf(reports);
    }

    /** Creates the end of a run without quality gates. */
    public TestFinished(
            TestContext context,
            K6Run run,
            @CheckForNull PreviousRun previous,
            List<Report> reports,
            @CheckForNull K6Result lastResult) {
        this(context, run, previous, reports, lastResult, null);
    }

    /** Creates the end of a run that is compared with the last finished run. */
    public TestFinished(TestContext context, K6Run run, @CheckForNull PreviousRun previous, List<Report> reports) {
        this(context, run, previous, reports, previous == null ? null : previous.result());
    }

    /** Creates the end of a run without reports that is compared with the last finished run. */
    public TestFinished(TestContext context, K6Run run, @CheckForNull PreviousRun previous) {
        this(context, run, previous, List.of());
    }

    /** Returns this event with the verdict of these quality gates. */
    public TestFinished judgedBy(List<QualityGate> gates) {
        return withVerdict(GateRules.verdict(
                gates, run, previous == null ? null : previous.metrics(), previous == null || previous.isComparable()));
    }

    public TestFinished withVerdict(@CheckForNull GateVerdict found) {
        return new TestFinished(context, run, previous, reports, lastResult, found);
    }

    public Outcome outcome() {
        return Objects.requireNonNull(run.outcome());
    }

    @Override
    public EventType type() {
        return EventType.FINISHED;
    }

    @Override
    public EventIdentifier identifier() {
        Outcome outcome = outcome();
        return switch (outcome.status()) {
            case TIMED_OUT -> EventIdentifier.FINISHED_TIMED_OUT;
            case ABORTED_BY_USER -> EventIdentifier.FINISHED_ABORTED_USER;
            case ABORTED_BY_SYSTEM -> EventIdentifier.FINISHED_ABORTED_SYSTEM;
            case ABORTED_BY_SCRIPT_ERROR -> EventIdentifier.FINISHED_ABORTED_SCRIPT_ERROR;
            case ABORTED_BY_THRESHOLD -> EventIdentifier.FINISHED_ABORTED_THRESHOLD;
            case ABORTED_BY_LIMIT -> EventIdentifier.FINISHED_ABORTED_LIMIT;
            default ->
                outcome.kind() == Outcome.Kind.PASSED
                        ? EventIdentifier.FINISHED_SUCCESS
                        : EventIdentifier.FINISHED_FAILED;
        };
    }

    /** Whether the run passed with warnings, which are signs that it tested less than its outcome suggests. */
    public boolean isPassedWithWarnings() {
        return outcome().kind() == Outcome.Kind.PASSED && !run.warnings().isEmpty();
    }

    /** Whether the run violates a quality gate, whatever its outcome is. */
    public boolean isGateViolated() {
        return GateVerdict.isViolated(verdict);
    }

    /** Whether the result differs from that of the last finished run. */
    public boolean isChanged() {
        return lastResult != null && lastResult != outcome().result();
    }
}
