package io.jenkins.plugins.k6notify.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The build that the messages of a run compared it with, if that was not chosen as the previous one.
 *
 * @param baseline why the build was chosen
 * @param job full name of its job; null for the job of the run, which may be renamed
 * @param build its number; null if the run was compared with none
 */
@Restricted(NoExternalUse.class)
public record Reference(
        Baseline baseline,
        @CheckForNull String job,
        @CheckForNull Integer build) {

    public Reference {
        Objects.requireNonNull(baseline, "baseline");
    }

    /**
     * @param found null if there is no such run
     * @param job full name of the job of the run
     */
    public static Reference of(Baseline baseline, @CheckForNull PreviousRun found, String job) {
        return found == null
                ? new Reference(baseline, null, null)
                : new Reference(baseline, found.job().equals(job) ? null : found.job(), found.build());
    }
}
