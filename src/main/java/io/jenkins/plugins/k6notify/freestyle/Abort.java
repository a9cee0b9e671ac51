package io.jenkins.plugins.k6notify.freestyle;

import hudson.model.AbstractBuild;
import hudson.model.BuildableItemWithBuildWrappers;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.job.Interruptions;
import java.util.Collection;
import java.util.Optional;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;

/** Determines why a build was aborted. */
record Abort(AbstractBuild<?, ?> build) {

    /** The class name, as the build-timeout plugin is optional. */
    private static final String BUILD_TIMEOUT = "hudson.plugins.build_timeout.BuildTimeoutWrapper";

    /** @param causes causes known to the executor, which has them before the build; may be empty */
    Interruption reason(Collection<? extends CauseOfInterruption> causes) {
        if (!causes.isEmpty()) {
            return Interruptions.of(causes);
        }
        AbstractBuild<?, ?> root = build.getRootBuild();
        // A configuration of a matrix is interrupted without a cause; its parent build has the cause.
        return Interruptions.recordedIn(build)
                .or(() -> root == null ? Optional.empty() : Interruptions.recordedIn(root))
                .orElseGet(() -> mayBeTimeout() ? Interruption.TIMEOUT : Interruption.SYSTEM);
    }

    /**
     * Whether the interruption may be a timeout: the build-timeout plugin interrupts without a cause, as hardly
     * anything else does.
     */
    private boolean mayBeTimeout() {
        return !Jenkins.get().isTerminating()
                && build.getProject() instanceof BuildableItemWithBuildWrappers project
                && project.getBuildWrappersList().stream()
                        .anyMatch(wrapper -> wrapper.getClass().getName().equals(BUILD_TIMEOUT));
    }
}
