package io.jenkins.plugins.k6notify.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The build that a delivery is of, as it was called when the message was handed over. It may be deleted since.
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
     * @param lane of a delivery
     * @return nothing for deliveries that are of no build
     */
    public static Optional<BuildReference> of(String lane) {
        return Lane.read(lane).flatMap(BuildReference::of);
    }

    private static Optional<BuildReference> of(Lane lane) {
        int mark = lane.build().lastIndexOf('#');
        return mark < 0
                ? Optional.empty()
                : Optional.of(new BuildReference(
                        lane.build().substring(0, mark), lane.build().substring(mark + 1), lane.run()));
    }

    /** The build, if it is still there and the current user may see it. Loads it, and its records. */
    public Optional<Run<?, ?>> findBuild() {
        Run<?, ?> build = Run.fromExternalizableId(job + '#' + number);
        return build != null && hasRun(build.getAction(K6RunsAction.class)) ? Optional.of(build) : Optional.empty();
    }

    /** Another job may have the name by now. */
    private boolean hasRun(@CheckForNull K6RunsAction action) {
        return action != null
                && action.getRuns().stream().anyMatch(record -> record.id().equals(run));
    }
}
