package io.jenkins.plugins.k6notify.buildpage;

import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import jenkins.model.Jenkins;

/**
 * Which messages of a build somebody may send once more: those to addresses that the job brings, by whoever may build it;
 * those to the channels of an administrator, by one.
 */
record RedeliveryRights(boolean ofJob, boolean ofChannels) {

    static final RedeliveryRights NONE = new RedeliveryRights(false, false);

    /** Those of the current user. */
    static RedeliveryRights of(Run<?, ?> build) {
        return new RedeliveryRights(
                build.getParent().hasPermission(Item.BUILD), Jenkins.get().hasPermission(Jenkins.ADMINISTER));
    }

    boolean cover(DeliveryRecord delivery) {
        return delivery.job() ? ofJob : ofChannels;
    }

    /** @throws org.springframework.security.access.AccessDeniedException if the current user may not */
    static void check(Run<?, ?> build, DeliveryRecord delivery) {
        if (delivery.job()) {
            build.getParent().checkPermission(Item.BUILD);
        } else {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
    }
}
