package io.jenkins.plugins.k6notify.job;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.Optional;
import java.util.function.Predicate;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.metadata.PrimaryInstanceMetadataAction;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Finds the target branch of a branch of a multibranch project. */
@Restricted(NoExternalUse.class)
public final class TargetBranch {

    private TargetBranch() {}

    /**
     * Returns the branch into which a change request is to be merged; for any other branch or tag, the primary branch.
     * Never returns the job itself.
     *
     * @return empty for a job outside of a multibranch project, or if the project does not build the target branch
     */
    public static Optional<Job<?, ?>> of(Job<?, ?> job) {
        SCMHead head = SCMHead.HeadByItem.findHead(job);
        return head == null || isPrimary(job) ? Optional.empty() : sibling(job, isTargetOf(head));
    }

    private static Predicate<Job<?, ?>> isTargetOf(SCMHead head) {
        return head instanceof ChangeRequestSCMHead request
                ? other -> request.getTarget().equals(SCMHead.HeadByItem.findHead(other))
                : TargetBranch::isPrimary;
    }

    private static boolean isPrimary(Job<?, ?> job) {
        return job.getAction(PrimaryInstanceMetadataAction.class) != null;
    }

    private static Optional<Job<?, ?>> sibling(Job<?, ?> job, Predicate<Job<?, ?>> wanted) {
        ItemGroup<?> project = job.getParent();
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            for (Item item : project.getItems()) {
                if (item != job && item instanceof Job<?, ?> other && wanted.test(other)) {
                    return Optional.of(other);
                }
            }
        }
        return Optional.empty();
    }
}
