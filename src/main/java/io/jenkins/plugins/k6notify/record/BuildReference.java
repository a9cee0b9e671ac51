package io.jenkins.plugins.k6notify.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.job.RenamedItems;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Build of a delivery, as named at submission. By now the build may be deleted, and its job renamed or moved.
 *
 * @param job full name of the job
 * @param number number of the build
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
     * Returns the ordering key of the messages of one run to one channel, which are delivered in order. The key names
     * the build of a delivery.
     *
     * @param build id as in {@link Run#getExternalizableId()}, which never contains a line break
     * @param run id of the record
     * @param recipient distinguishes the channels of the run
     */
    public static String orderingKey(String build, UUID run, String recipient) {
        return String.join("\n", build, run.toString(), recipient);
    }

    /**
     * @param key ordering key of a delivery
     * @return empty for deliveries outside of a build
     */
    public static Optional<BuildReference> of(String key) {
        String[] parts = key.split("\n", 3);
        int mark = parts[0].lastIndexOf('#');
        if (parts.length < 3 || mark < 0) {
            return Optional.empty();
        }
        try {
            UUID run = UUID.fromString(parts[1]);
            return Optional.of(new BuildReference(parts[0].substring(0, mark), parts[0].substring(mark + 1), run));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns a filter for deliveries of a job, by its current and former names. */
    public static Predicate<DeliverySummary> isOfJob(String fullName) {
        Set<String> names = RenamedItems.get().namesUntil(fullName);
        return row -> of(row.orderingKey())
                .filter(build -> names.contains(build.job()))
                .isPresent();
    }

    /** Finds and loads the build and its records, if the current user may see it. */
    public Optional<Run<?, ?>> findBuild() {
        for (String name : RenamedItems.get().namesSince(job)) {
            Run<?, ?> build = Run.fromExternalizableId(name + '#' + number);
            if (build != null && hasRun(build.getAction(K6RunsAction.class))) {
                return Optional.of(build);
            }
        }
        return Optional.empty();
    }

    /** Whether the build contains the run, as another job may have taken over the name. */
    private boolean hasRun(@CheckForNull K6RunsAction action) {
        return action != null
                && action.getRuns().stream().anyMatch(record -> record.id().equals(run));
    }
}
