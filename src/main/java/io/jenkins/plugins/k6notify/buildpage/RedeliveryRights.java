package io.jenkins.plugins.k6notify.buildpage;

import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import jenkins.model.Jenkins;

/**
 * Permissions to redeliver messages of a build: users who may build the job may redeliver messages sent to its own
 * credentials, administrators those sent to configured channels.
 */
record RedeliveryRights(boolean ofJob, boolean ofChannels) {

    static final RedeliveryRights NONE = new RedeliveryRights(false, false);

    /** Returns the permissions of the current user. */
    static RedeliveryRights of(Run<?, ?> build) {
        return new RedeliveryRights(
                build.getParent().hasPermission(Item.BUILD), Jenkins.get().hasPermission(Jenkins.ADMINISTER));
    }

    boolean cover(DeliveryRecord delivery) {
        return delivery.job() ? ofJob : ofChannels;
    }

    /**
     * @throws org.springframework.security.access.AccessDeniedException if the current user may not redeliver this
     *     message
     */
    static void check(Run<?, ?> build, DeliveryRecord delivery) {
        if (delivery.job()) {
            build.getParent().checkPermission(Item.BUILD);
        } else {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
    }
}
