package io.jenkins.plugins.k6notify.engine.distributed;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.SummaryMerger;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Merges the instances of a distributed run into one run. The result does not depend on the order of the instances. One
 * instance that did not pass, or that is missing, is enough that the run has not passed.
 */
public final class RunMerger {

    private RunMerger() {}

    /** Returns a run in progress. */
    public static K6Run running(int ordinal, List<RunInstance> instances) {
        List<RunInstance> sorted = sorted(instances);
        return new K6Run(
                ordinal, banner(sorted), earliest(sorted), null, null, null, K6Summary.EMPTY, List.of(), null, sorted);
    }

    /**
     * Returns a run that is over.
     *
     * @param instances at least one; all are over
     * @param expected the number of instances; null if unknown
     */
    public static K6Run finished(int ordinal, List<RunInstance> instances, @CheckForNull Integer expected) {
        List<RunInstance> sorted = sorted(instances);
        MergedOutcome merged = new MergedOutcome(sorted, expected);
        Outcome outcome = merged.outcome();
        return new K6Run(
                ordinal,
                banner(sorted),
                earliest(sorted),
                sorted.stream()
                        .map(instance -> instance.run().ended())
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                outcome,
                merged.deciding().run().exitCode(),
                SummaryMerger.merge(sorted.stream()
                        .map(instance -> instance.run().summary())
                        .toList()),
                outcome.status() == K6Status.FINISHED ? warnings(sorted) : List.of(),
                null,
                sorted);
    }

    private static List<RunInstance> sorted(List<RunInstance> instances) {
        return instances.stream()
                .sorted(Comparator.comparing((RunInstance one) -> InstanceLabel.sortKey(one.label()))
                        .thenComparing(RunInstance::label))
                .toList();
    }

    private static Banner banner(List<RunInstance> instances) {
        return instances.stream()
                .map(instance -> instance.run().banner())
                .min(Comparator.comparing((Banner banner) -> banner.execution() == null)
                        .thenComparing(banner -> banner.script() == null))
                .orElse(Banner.NONE);
    }

    @CheckForNull
    private static Instant earliest(List<RunInstance> instances) {
        return instances.stream()
                .map(instance -> instance.run().started())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Merges the warnings: one of an instance is one of the run, with the sum of the counts. */
    private static List<RunWarning> warnings(List<RunInstance> instances) {
        Map<RunWarning.Kind, RunWarning> merged = new EnumMap<>(RunWarning.Kind.class);
        instances.forEach(instance ->
                instance.run().warnings().forEach(warning -> merged.merge(warning.kind(), warning, RunMerger::sum)));
        return List.copyOf(merged.values());
    }

    private static RunWarning sum(RunWarning a, RunWarning b) {
        Long first = a.count();
        Long second = b.count();
        return first == null || second == null ? a : new RunWarning(a.kind(), first + second);
    }
}
