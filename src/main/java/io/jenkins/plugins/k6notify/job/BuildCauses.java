package io.jenkins.plugins.k6notify.job;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Cause;
import hudson.model.Run;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Trigger of a build (docs/design.md §5). Among several causes, a user has priority over a timer. An upstream cause is
 * resolved to the cause of the first build in the chain.
 */
@Restricted(NoExternalUse.class)
public final class BuildCauses {

    private final List<Cause> causes;

    public BuildCauses(Run<?, ?> run) {
        this.causes = run.getCauses();
    }

    public Trigger trigger() {
        if (anyRoot(causes, Cause.UserIdCause.class)) {
            return Trigger.MANUAL;
        }
        return anyRoot(causes, TimerTrigger.TimerTriggerCause.class) ? Trigger.SCHEDULED : Trigger.TRIGGERED;
    }

    /** The user who started the build; null for other causes and anonymous users. */
    @CheckForNull
    public String user() {
        return user(causes);
    }

    /** The trigger and the user, as text for people. */
    public String text() {
        String what =
                switch (trigger()) {
                    case MANUAL -> Messages.BuildCauses_Manual();
                    case SCHEDULED -> Messages.BuildCauses_Scheduled();
                    case TRIGGERED -> Messages.BuildCauses_Triggered();
                };
        String user = user();
        return user == null ? what : Messages.BuildCauses_ByUser(what, user);
    }

    private static boolean anyRoot(List<Cause> causes, Class<? extends Cause> type) {
        return causes.stream()
                .anyMatch(cause -> cause instanceof Cause.UpstreamCause upstream
                        ? anyRoot(upstream.getUpstreamCauses(), type)
                        : type.isInstance(cause));
    }

    @CheckForNull
    private static String user(List<Cause> causes) {
        for (Cause cause : causes) {
            String id = cause instanceof Cause.UserIdCause byUser
                    ? byUser.getUserId()
                    : cause instanceof Cause.UpstreamCause upstream ? user(upstream.getUpstreamCauses()) : null;
            if (id != null) {
                return id;
            }
        }
        return null;
    }
}
