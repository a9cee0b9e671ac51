package io.jenkins.plugins.k6notify.buildpage;

import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.job.ItemContext;
import io.jenkins.plugins.k6notify.job.RenamedItems;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * Permissions to redeliver messages of a build: users who may build the job may redeliver messages sent to its own
 * credentials, users who may configure a folder those sent to its channels, and administrators those sent to any
 * channel.
 *
 * @param ofFolders full names, former ones too, of the folders around the job that the user may configure
 */
record RedeliveryRights(boolean ofJob, boolean ofChannels, List<String> ofFolders) {

    static final RedeliveryRights NONE = new RedeliveryRights(false, false);

    RedeliveryRights {
        ofFolders = List.copyOf(ofFolders);
    }

    /** Creates permissions without folders. */
    RedeliveryRights(boolean ofJob, boolean ofChannels) {
        this(ofJob, ofChannels, List.of());
    }

    /** Returns the permissions of the current user. */
    static RedeliveryRights of(Run<?, ?> build) {
        return new RedeliveryRights(
                build.getParent().hasPermission(Item.BUILD),
                Jenkins.get().hasPermission(Jenkins.ADMINISTER),
                ItemContext.namesOutward(
                        build.getParent(), item -> item.hasPermission(Item.CONFIGURE), RenamedItems.get()));
    }

    boolean cover(DeliveryRecord delivery) {
        if (delivery.folder() != null) {
            return ofChannels || ofFolders.contains(delivery.folder());
        }
        return delivery.job() ? ofJob : ofChannels;
    }

    /**
     * @throws org.springframework.security.access.AccessDeniedException if the current user may not redeliver this
     *     message
     */
    static void check(Run<?, ?> build, DeliveryRecord delivery) {
        if (delivery.job()) {
            build.getParent().checkPermission(Item.BUILD);
        } else if (delivery.folder() == null || !of(build).cover(delivery)) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
    }
}
