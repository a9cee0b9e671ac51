package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.form.JobCredentials;
import io.jenkins.plugins.k6notify.record.BuildReference;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;

/**
 * What somebody who may look at the settings of Jenkins may see of the jobs that the log names: an admin everything, others
 * what they would see at the jobs themselves. Made for one request; asks once for each job, and loads no build.
 */
final class Viewer {

    private final boolean admin;
    private final KnownItems items;
    private final Map<String, Optional<Item>> known = new HashMap<>();

    Viewer(boolean admin, KnownItems items) {
        this.admin = admin;
        this.items = items;
    }

    /** The current user. */
    static Viewer current() {
        return new Viewer(Jenkins.get().hasPermission(Jenkins.ADMINISTER), KnownItems.ofJenkins());
    }

    /** Whether buttons are of use. */
    boolean isAdmin() {
        return admin;
    }

    /** Whether the delivery is of a job that this user may read. One of a job that is gone is for admins. */
    boolean sees(DeliverySummary delivery) {
        if (admin) {
            return true;
        }
        String job = BuildReference.of(delivery.orderingKey())
                .map(BuildReference::job)
                .orElse(delivery.context());
        return job == null || item(job).isPresent();
    }

    /** Whether the user may know the channel by its name, which for a credential of a job is its id. */
    boolean knows(ChannelKey channel) {
        String context = channel.context();
        return admin
                || context == null
                || item(context).filter(JobCredentials::mayKnow).isPresent();
    }

    /** Which ids the user may know where the log speaks of a channel. Whoever sees the log sees the settings too. */
    CredentialIds ids(ChannelKey channel) {
        return knows(channel) ? CredentialIds.ALL : CredentialIds.NONE;
    }

    /** The job that has or had that full name, if there is one and the user may read it. */
    Optional<Job<?, ?>> job(@CheckForNull String fullName) {
        return fullName == null
                ? Optional.empty()
                : item(fullName).filter(Job.class::isInstance).map(item -> (Job<?, ?>) item);
    }

    /** What a job that had this full name may be called by now. */
    Set<String> names(String fullName) {
        return items.namesSince(fullName);
    }

    private Optional<Item> item(String fullName) {
        return known.computeIfAbsent(fullName, this::find);
    }

    /** Which of several is meant is not known, so a user who may not read all of them sees none. */
    private Optional<Item> find(String fullName) {
        Item found = null;
        for (String name : names(fullName)) {
            Item item = items.find(name);
            if (item == null && !admin && items.isHidden(name)) {
                return Optional.empty();
            }
            found = found == null ? item : found;
        }
        return Optional.ofNullable(found);
    }
}
