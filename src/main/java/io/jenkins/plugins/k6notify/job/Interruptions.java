package io.jenkins.plugins.k6notify.job;

import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;

/** From Jenkins' causes of an interruption to what a run is told of (docs/design.md §4). */
public final class Interruptions {

    private Interruptions() {}

    /**
     * A user counts first: one who aborts what a timeout is about to stop has aborted it.
     *
     * @param causes none: it was Jenkins itself
     */
    public static Interruption of(Collection<? extends CauseOfInterruption> causes) {
        if (causes.stream().anyMatch(CauseOfInterruption.UserInterruption.class::isInstance)) {
            return Interruption.USER;
        }
        return causes.stream().anyMatch(Interruptions::isTimeout) ? Interruption.TIMEOUT : Interruption.SYSTEM;
    }

    /** As far as the build itself has kept why it was interrupted; nothing if it was not, or did not. */
    public static Optional<Interruption> kept(Run<?, ?> build) {
        List<CauseOfInterruption> causes = build.getActions(InterruptedBuildAction.class).stream()
                .flatMap(action -> action.getCauses().stream())
                .toList();
        return causes.isEmpty() ? Optional.empty() : Optional.of(of(causes));
    }

    /** By name: the plugin of the {@code timeout} step need not be there. */
    private static boolean isTimeout(CauseOfInterruption cause) {
        return cause.getClass().getSimpleName().equals("ExceededTimeout");
    }
}
