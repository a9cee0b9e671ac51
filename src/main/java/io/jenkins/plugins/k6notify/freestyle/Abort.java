package io.jenkins.plugins.k6notify.freestyle;

import hudson.model.AbstractBuild;
import hudson.model.BuildableItemWithBuildWrappers;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.job.Interruptions;
import java.util.Collection;
import java.util.Optional;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;

/** Why a build was aborted. */
record Abort(AbstractBuild<?, ?> build) {

    /** By name: that plugin need not be there. */
    private static final String BUILD_TIMEOUT = "hudson.plugins.build_timeout.BuildTimeoutWrapper";

    /** @param causes as the executor knows them before the build does; may be none */
    Interruption reason(Collection<? extends CauseOfInterruption> causes) {
        if (!causes.isEmpty()) {
            return Interruptions.of(causes);
        }
        AbstractBuild<?, ?> root = build.getRootBuild();
        // A configuration of a matrix is interrupted without a cause: its parent has it.
        return Interruptions.kept(build)
                .or(() -> root == null ? Optional.empty() : Interruptions.kept(root))
                .orElseGet(() -> mayBeTimeout() ? Interruption.TIMEOUT : Interruption.SYSTEM);
    }

    /** The build-timeout plugin interrupts without a cause, and so does little else. */
    private boolean mayBeTimeout() {
        return !Jenkins.get().isTerminating()
                && build.getProject() instanceof BuildableItemWithBuildWrappers project
                && project.getBuildWrappersList().stream()
                        .anyMatch(wrapper -> wrapper.getClass().getName().equals(BUILD_TIMEOUT));
    }
}
