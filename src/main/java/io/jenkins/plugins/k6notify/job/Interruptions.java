package io.jenkins.plugins.k6notify.job;

import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Converts Jenkins' causes of an interruption to an {@link Interruption} (docs/design.md §4). */
@Restricted(NoExternalUse.class)
public final class Interruptions {

    private Interruptions() {}

    /**
     * Converts the causes. A user has priority: a manual abort shortly before a timeout counts as an abort.
     *
     * @param causes empty for an interruption by Jenkins itself
     */
    public static Interruption of(Collection<? extends CauseOfInterruption> causes) {
        if (causes.stream().anyMatch(CauseOfInterruption.UserInterruption.class::isInstance)) {
            return Interruption.USER;
        }
        return causes.stream().anyMatch(Interruptions::isTimeout) ? Interruption.TIMEOUT : Interruption.SYSTEM;
    }

    /**
     * Returns the interruption stored in the build; empty if the build was not interrupted or did not store the cause.
     */
    public static Optional<Interruption> recordedIn(Run<?, ?> build) {
        List<CauseOfInterruption> causes = build.getActions(InterruptedBuildAction.class).stream()
                .flatMap(action -> action.getCauses().stream())
                .toList();
        return causes.isEmpty() ? Optional.empty() : Optional.of(of(causes));
    }

    /** Compares class names, as the plugin of the {@code timeout} step is optional. */
    private static boolean isTimeout(CauseOfInterruption cause) {
        return cause.getClass().getSimpleName().equals("ExceededTimeout");
    }
}
