package io.jenkins.plugins.k6notify.engine.run.outcome;

import static io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind.CLOUD_SAYS;
import static io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind.CRASHED;
import static io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind.CUT_SHORT;
import static io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind.NOT_INSTALLED;
import static io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind.OUTPUT_NOT_SEEN;
import static io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind.OUTPUT_STOPPED;
import static io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind.TEST_RUN_FAILED;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason;
import io.jenkins.plugins.k6notify.engine.run.outcome.Evidence.Scenarios;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides the status and result of a run from the known facts, by the table of docs/design.md §4. The first rule that
 * returns an outcome decides.
 */
public final class OutcomeRules {

    private static final List<Function<Case, Outcome>> RULES = List.of(
            OutcomeRules::interrupted,
            OutcomeRules::killedByTimeoutCommand,
            OutcomeRules::closedWithError,
            OutcomeRules::endedInCloud,
            OutcomeRules::neverBegan,
            OutcomeRules::exited,
            OutcomeRules::simplyEnded);

    /** The input of the rules; the error is present only if it is trusted. */
    private record Case(
            Evidence seen, Ending ending, @CheckForNull FinalError error, K6Summary summary) {

        boolean is(Kind kind) {
            return error != null && error.kind() == kind;
        }

        boolean isCutShort() {
            return seen.scenarios() == Scenarios.CUT_SHORT;
        }
    }

    /**
     * Returns the outcome of a run.
     *
     * @return empty if k6 did not run a test ({@code k6 version}, an empty console), if the run continues in the cloud
     *     after k6 exited, or if the run was never meant to start ({@code --upload-only})
     */
    public Optional<Outcome> decide(Evidence seen, Ending ending) {
        Case facts = facts(seen, ending);
        if (!isRun(facts) || didNotWait(facts)) {
            return Optional.empty();
        }
        return RULES.stream()
                .map(rule -> Optional.ofNullable(rule.apply(facts)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Returns the outcome of a run whose output was not seen. A summary is also written by a k6 that was stopped by a
     * signal, so its thresholds decide; without a summary and an exit code, the run does not pass.
     */
    public Outcome decideUnseen(Ending ending) {
        Evidence seen = new Evidence(
                Banner.NONE, true, Scenarios.UNSEEN, false, !ending.summary().isEmpty(), K6Summary.EMPTY, null, null);
        Case facts = facts(seen, ending);
        return Optional.ofNullable(interrupted(facts))
                .or(() -> decide(seen, ending))
                .orElseGet(() -> Outcome.failed(K6Status.ABORTED_BY_SYSTEM, OutcomeReason.of(OUTPUT_NOT_SEEN)));
    }

    /**
     * Whether k6 exited without waiting for the end of a run in the cloud, as its options requested ({@code
     * --exit-on-running}); the outcome of such a run remains unknown here.
     */
    public boolean isLeftInCloud(Evidence seen, Ending ending) {
        return CloudStatus.goesOn(seen.cloudStatus()) && didNotWait(facts(seen, ending));
    }

    private static Case facts(Evidence seen, Ending ending) {
        FinalError logged = seen.error();
        FinalError error = logged != null && logged.isBelieved(ending.exitCode()) ? logged : null;
        return new Case(seen, ending, error, ending.summary().completedBy(seen.summary()));
    }

    private static boolean isRun(Case facts) {
        if (facts.seen.bannerSeen() || facts.seen.summarySeen()) {
            return true;
        }
        if (facts.error != null && (facts.error.kind() != Kind.OTHER || facts.seen.k6Seen())) {
            return true;
        }
        return facts.ending.interruption() == null && facts.ending.isNonZeroExit();
    }

    /** The status is the last output of k6, so an interruption after it does not affect the run. */
    private static boolean didNotWait(Case facts) {
        return CloudStatus.isUnfinished(facts.seen.cloudStatus())
                && facts.error == null
                && !facts.ending.isNonZeroExit();
    }

    @CheckForNull
    private static Outcome interrupted(Case facts) {
        Interruption interruption = facts.ending.interruption();
        return interruption == null ? null : interruption.outcome();
    }

    /** Applies to timeout(1) of GNU coreutils. */
    @CheckForNull
    private static Outcome killedByTimeoutCommand(Case facts) {
        Integer exitCode = facts.ending.exitCode();
        return exitCode != null && exitCode == 124
                ? Outcome.failed(K6Status.TIMED_OUT, ExitCode.reason(exitCode))
                : null;
    }

    @CheckForNull
    private static Outcome closedWithError(Case facts) {
        return facts.error == null ? null : closedWith(facts.error, facts);
    }

    @CheckForNull
    private static Outcome closedWith(FinalError error, Case facts) {
        String message = error.message();
        return switch (error.kind()) {
            case THRESHOLDS_ABORTED -> thresholds(K6Status.ABORTED_BY_THRESHOLD, facts);
            case THRESHOLDS_CROSSED -> thresholds(K6Status.FINISHED, facts);
            case THRESHOLDS_FAILED -> thresholds(atEndOrByAbort(facts), facts);
            case STOPPED -> Outcome.failed(K6Status.ABORTED_BY_USER, message);
            case HOOK_TIMEOUT -> Outcome.failed(K6Status.ABORTED_BY_LIMIT, message);
            case MARKED_AS_FAILED -> Outcome.testFailed(K6Status.FINISHED, message);
            case SCRIPT_EXCEPTION -> Outcome.failed(K6Status.ABORTED_BY_SCRIPT_ERROR, message);
            case CRASHED -> Outcome.failed(K6Status.ABORTED_BY_SYSTEM, OutcomeReason.of(CRASHED, message));
            case NOT_INSTALLED -> Outcome.failed(K6Status.ABORTED_BY_SYSTEM, OutcomeReason.of(NOT_INSTALLED, message));
            case TEST_RUN_FAILED ->
                Outcome.failed(K6Status.ABORTED_BY_SYSTEM, OutcomeReason.of(TEST_RUN_FAILED, message));
            case CLOUD_THRESHOLDS, CLOUD_FAILED, NOT_STARTED, OTHER -> null;
        };
    }

    @CheckForNull
    private static Outcome endedInCloud(Case facts) {
        K6Status status = CloudStatus.of(facts.seen.cloudStatus());
        if (status == null) {
            return null;
        }
        boolean thresholdsCrossed = facts.is(Kind.CLOUD_THRESHOLDS) || facts.ending.isOfCrossedThresholds();
        if (status == K6Status.FINISHED) {
            boolean failed = facts.error != null || facts.ending.isNonZeroExit();
            return failed ? thresholds(status, facts) : Outcome.passed();
        }
        // k6 v2 prints a plain "Aborted" for thresholds, limits, script errors and system failures alike.
        if (status == K6Status.ABORTED_BY_THRESHOLD || status == K6Status.ABORTED_BY_SYSTEM && thresholdsCrossed) {
            return thresholds(K6Status.ABORTED_BY_THRESHOLD, facts);
        }
        return Outcome.failed(status, OutcomeReason.of(CLOUD_SAYS, String.valueOf(facts.seen.cloudStatus())));
    }

    /** Applies if no exit code is known, and k6 logged an error that it reports only before a run. */
    @CheckForNull
    private static Outcome neverBegan(Case facts) {
        if (facts.error == null || facts.seen.bannerSeen() || facts.ending.isNonZeroExit()) {
            return null;
        }
        return facts.is(Kind.NOT_STARTED) || facts.seen.k6Seen()
                ? Outcome.failed(K6Status.ABORTED_BY_SCRIPT_ERROR, facts.error.message())
                : null;
    }

    @CheckForNull
    private static Outcome exited(Case facts) {
        Integer exitCode = facts.ending.exitCode();
        if (exitCode == null || exitCode == 0) {
            return null;
        }
        if (exitCode == ExitCode.THRESHOLDS_CROSSED) {
            return thresholds(atEndOrByAbort(facts), facts);
        }
        K6Status status = ExitCode.status(exitCode, facts.error != null);
        if (facts.error == null) {
            OutcomeReason reason = ExitCode.reason(exitCode);
            return status == K6Status.FINISHED ? Outcome.testFailed(status, reason) : Outcome.failed(status, reason);
        }
        String reason = facts.error.message();
        return status == K6Status.FINISHED ? Outcome.testFailed(status, reason) : Outcome.failed(status, reason);
    }

    /** Applies if the exit code is unknown, or is 0, which is also the exit code of a shell that ignores failures. */
    private static Outcome simplyEnded(Case facts) {
        if (!facts.summary.crossed().isEmpty()) {
            return thresholds(atEndOrByAbort(facts), facts);
        }
        if (isComplete(facts.seen)) {
            return Outcome.passed();
        }
        // Standard error may have been printed before standard output.
        FinalError logged = facts.seen.error();
        Outcome explained = logged == null || logged.certainty() == Certainty.BARE ? null : closedWith(logged, facts);
        if (explained != null) {
            return explained;
        }
        if (facts.isCutShort()) {
            // Up to v0.42, k6 does not report that it was stopped by a signal or through its REST API.
            K6Status status =
                    facts.seen.progressBeforeSummary() ? K6Status.ABORTED_BY_USER : K6Status.ABORTED_BY_SYSTEM;
            return Outcome.failed(status, OutcomeReason.of(CUT_SHORT));
        }
        return facts.error == null
                ? Outcome.failed(K6Status.ABORTED_BY_SYSTEM, OutcomeReason.of(OUTPUT_STOPPED))
                : Outcome.failed(K6Status.ABORTED_BY_SYSTEM, facts.error.message());
    }

    /**
     * Whether k6 printed the end of a test that was not cut short. If k6 printed its banner, it always prints the
     * progress of its end, too.
     */
    private static boolean isComplete(Evidence seen) {
        return seen.scenarios() == Scenarios.DONE || seen.summarySeen() && !seen.bannerSeen();
    }

    private static K6Status atEndOrByAbort(Case facts) {
        return facts.isCutShort() ? K6Status.ABORTED_BY_THRESHOLD : K6Status.FINISHED;
    }

    private static Outcome thresholds(K6Status status, Case facts) {
        String metrics = facts.error == null ? null : facts.error.metrics();
        return Outcome.testFailed(status, CrossedThresholds.reason(status, facts.summary.crossed(), metrics));
    }
}
