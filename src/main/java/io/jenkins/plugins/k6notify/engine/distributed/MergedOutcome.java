package io.jenkins.plugins.k6notify.engine.distributed;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Decides the outcome of a distributed run by the outcomes of its instances. The first status in the order of the
 * ranks decides; instances that are missing count as aborted by the system.
 */
final class MergedOutcome {

    private final List<RunInstance> instances;
    private final int total;

    /**
     * @param instances at least one; all are over
     * @param expected the number of instances; null if unknown
     */
    MergedOutcome(List<RunInstance> instances, @CheckForNull Integer expected) {
        this.instances = instances;
        this.total = expected == null ? instances.size() : Math.max(expected, instances.size());
    }

    /** Returns the first instance with the status that decides. */
    RunInstance deciding() {
        return instances.stream()
                .min(Comparator.comparingInt(instance -> rank(outcome(instance))))
                .orElseThrow();
    }

    Outcome outcome() {
        RunInstance deciding = deciding();
        Outcome outcome = outcome(deciding);
        int missing = total - instances.size();
        if (total == 1 || missing == 0 && outcome.result() == K6Result.PASSED) {
            return outcome;
        }
        if (missing == 0) {
            return with(
                    outcome,
                    OutcomeReason.of(
                            Kind.INSTANCES_FAILED, reason(outcome), number(failed()), number(total), deciding.label()));
        }
        String names =
                MissingInstances.of(instances.stream().map(RunInstance::label).toList(), total);
        if (outcome.result() == K6Result.PASSED) {
            return Outcome.failed(
                    K6Status.ABORTED_BY_SYSTEM,
                    OutcomeReason.of(Kind.INSTANCES_MISSING, names, number(instances.size()), number(total)));
        }
        OutcomeReason reason = OutcomeReason.of(
                Kind.INSTANCES_FAILED_AND_MISSING,
                reason(outcome),
                number(failed() + missing),
                number(total),
                names,
                deciding.label());
        return rank(outcome) <= rank(K6Status.ABORTED_BY_SYSTEM, K6Result.FAILED)
                ? with(outcome, reason)
                : Outcome.failed(K6Status.ABORTED_BY_SYSTEM, reason);
    }

    private static Outcome with(Outcome outcome, OutcomeReason reason) {
        return new Outcome(outcome.status(), outcome.result(), outcome.kind(), reason.words(), reason);
    }

    private int failed() {
        return (int) instances.stream().filter(RunInstance::isFailed).count();
    }

    private static String number(int number) {
        return Integer.toString(number);
    }

    /** Returns the reason of a failed instance in a form that can be translated, except for k6's own text. */
    private static OutcomeReason reason(Outcome failed) {
        if (failed.because() != null) {
            return failed.because();
        }
        String text = failed.reason() == null ? failed.status().text() : failed.reason();
        return OutcomeReason.of(Kind.K6_SAYS, text);
    }

    private static Outcome outcome(RunInstance instance) {
        return Objects.requireNonNull(instance.run().outcome(), "outcome");
    }

    private static int rank(Outcome outcome) {
        return rank(outcome.status(), outcome.result());
    }

    private static int rank(K6Status status, K6Result result) {
        return switch (status) {
            case ABORTED_BY_SCRIPT_ERROR -> 0;
            case ABORTED_BY_THRESHOLD -> 1;
            case ABORTED_BY_SYSTEM -> 2;
            case ABORTED_BY_LIMIT -> 3;
            case ABORTED_BY_USER -> 4;
            case TIMED_OUT -> 5;
            default -> result == K6Result.FAILED ? 6 : 7;
        };
    }
}
