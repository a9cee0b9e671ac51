package io.jenkins.plugins.k6notify.build;

import io.jenkins.plugins.k6notify.engine.run.Interruption;
import java.util.Collection;
import java.util.Set;
import jenkins.model.CauseOfInterruption;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What Jenkins' reasons to stop something mean for a run of k6 (docs/design.md §4, first row). */
@Restricted(NoExternalUse.class)
public final class Interruptions {

    /** By name, as the plugins they are of need not be installed. */
    private static final Set<String> TIMEOUTS =
            Set.of("org.jenkinsci.plugins.workflow.steps.TimeoutStepExecution$ExceededTimeout");

    private Interruptions() {}

    /** @param causes as Jenkins recorded them; none where something was stopped without a word */
    public static Interruption of(Collection<? extends CauseOfInterruption> causes) {
        if (causes.stream().anyMatch(CauseOfInterruption.UserInterruption.class::isInstance)) {
            return Interruption.USER;
        }
        boolean timeout = causes.stream()
                .anyMatch(cause -> TIMEOUTS.contains(cause.getClass().getName()));
        return timeout ? Interruption.TIMEOUT : Interruption.SYSTEM;
    }
}
