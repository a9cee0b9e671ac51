package io.jenkins.plugins.k6notify.engine.distributed;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The instances of a distributed run that were seen so far. Immutable. An instance is identified by its source and its
 * number there, so what is observed again, as after a restart, changes nothing.
 *
 * @param expected the number of instances; null if unknown
 */
public record DistributedRun(
        List<RunInstance> instances, @CheckForNull Integer expected) {

    /** The maximum number of instances; the next one begins another run, as a console can print anything. */
    public static final int MAX_INSTANCES = 100;

    public DistributedRun {
        instances = List.copyOf(instances);
    }

    /** Creates a run without instances. */
    public DistributedRun(@CheckForNull Integer expected) {
        this(List.of(), expected);
    }

    public boolean has(String source, int ordinal) {
        return instance(source, ordinal) != null;
    }

    /** @return null if it was not seen */
    @CheckForNull
    public RunInstance instance(String source, int ordinal) {
        return instances.stream()
                .filter(instance -> instance.is(source, ordinal))
                .findFirst()
                .orElse(null);
    }

    public boolean isFull() {
        return instances.size() >= MAX_INSTANCES;
    }

    /** Whether all instances that were seen are over. */
    public boolean isOver() {
        return instances.stream().allMatch(RunInstance::isOver);
    }

    /** Whether the expected number of instances is over, and none is running. */
    public boolean isComplete() {
        return expected != null && instances.size() >= expected && isOver();
    }

    /**
     * Adds an instance.
     *
     * @param node the machine; null if unknown
     * @param branch the parallel branch or stage; null if there is none
     * @param run the run of the process, with its number in the source as ordinal
     */
    public DistributedRun with(String source, @CheckForNull String node, @CheckForNull String branch, K6Run run) {
        List<String> labels = instances.stream().map(RunInstance::label).toList();
        List<RunInstance> more = new ArrayList<>(instances);
        more.add(new RunInstance(source, node, InstanceLabel.of(run.stream(), branch, node, labels), run));
        return new DistributedRun(more, expected);
    }

    /** Records the end of an instance, unless it is over. It keeps its first known start. */
    public DistributedRun ended(String source, K6Run run) {
        return changed(instance -> instance.is(source, run.ordinal()) && !instance.isOver()
                ? instance.with(run.startedAt(instance.run().started()))
                : instance);
    }

    /** Ends all instances that are not over with this outcome. */
    public DistributedRun ended(Outcome outcome, Instant now) {
        return changed(instance ->
                instance.isOver() ? instance : instance.with(instance.run().ended(outcome, now)));
    }

    private DistributedRun changed(UnaryOperator<RunInstance> change) {
        return new DistributedRun(instances.stream().map(change).toList(), expected);
    }

    /** Returns the machine of all instances; null if they have several, or if it is unknown. */
    @CheckForNull
    public String node() {
        String first = instances.isEmpty() ? null : instances.get(0).node();
        return first != null && instances.stream().allMatch(instance -> first.equals(instance.node())) ? first : null;
    }

    /** Returns the run in progress. */
    public K6Run running(int ordinal) {
        return RunMerger.running(ordinal, instances);
    }

    /** Returns the run as over. All instances must be over, and there must be one. */
    public K6Run finished(int ordinal) {
        return RunMerger.finished(ordinal, instances, expected);
    }
}
