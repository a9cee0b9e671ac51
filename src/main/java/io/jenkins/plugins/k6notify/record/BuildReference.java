package io.jenkins.plugins.k6notify.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.job.RenamedItems;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The build that a delivery is of, as it was called when the message was handed over. It may be deleted since, and its job
 * renamed or moved.
 *
 * @param job its full name
 * @param number of the build
 * @param run id of the record
 */
@Restricted(NoExternalUse.class)
public record BuildReference(String job, String number, UUID run) {

    public BuildReference {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(run, "run");
    }

    /**
     * @param key of a delivery
     * @return nothing for deliveries that are of no build
     */
    public static Optional<BuildReference> of(String key) {
        return OrderingKey.read(key).flatMap(BuildReference::of);
    }

    private static Optional<BuildReference> of(OrderingKey key) {
        int mark = key.build().lastIndexOf('#');
        return mark < 0
                ? Optional.empty()
                : Optional.of(new BuildReference(
                        key.build().substring(0, mark), key.build().substring(mark + 1), key.run()));
    }

    /** Tells which deliveries are of a job, by the names too that it had before. */
    public static Predicate<DeliverySummary> isOfJob(String fullName) {
        Set<String> names = RenamedItems.get().namesUntil(fullName);
        return row -> of(row.orderingKey())
                .filter(build -> names.contains(build.job()))
                .isPresent();
    }

    /** The job, wherever it is by now, if the current user may see it. Loads no build. */
    public Optional<Job<?, ?>> findJob() {
        for (String name : RenamedItems.get().namesSince(job)) {
            if (Jenkins.get().getItemByFullName(name) instanceof Job<?, ?> found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** The build, wherever it is by now, if the current user may see it. Loads it, and its records. */
    public Optional<Run<?, ?>> findBuild() {
        for (String name : RenamedItems.get().namesSince(job)) {
            Run<?, ?> build = Run.fromExternalizableId(name + '#' + number);
            if (build != null && hasRun(build.getAction(K6RunsAction.class))) {
                return Optional.of(build);
            }
        }
        return Optional.empty();
    }

    /** Another job may have the name by now. */
    private boolean hasRun(@CheckForNull K6RunsAction action) {
        return action != null
                && action.getRuns().stream().anyMatch(record -> record.id().equals(run));
    }
}
