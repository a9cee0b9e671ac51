package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.form.JobCredentials;
import io.jenkins.plugins.k6notify.job.ItemContext;
import io.jenkins.plugins.k6notify.job.RenamedItems;
import io.jenkins.plugins.k6notify.record.BuildReference;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/**
 * The permissions of a user regarding jobs in the log: administrators see everything, other users what they see at the
 * jobs themselves. Created per request; looks up each job once and loads no build.
 */
final class Viewer {

    private final boolean admin;
    private final Function<String, Item> readable;
    private final Predicate<String> exists;
    private final Function<String, Set<String>> names;
    private final Map<String, Optional<Item>> known = new HashMap<>();

    /**
     * @param readable returns the item with a full name, or null if it is missing or the user may not read it
     * @param exists whether an item with a full name exists, even if the user may not read it
     * @param names returns the full names that an item may have today, starting with the given one
     */
    Viewer(
            boolean admin,
            Function<String, Item> readable,
            Predicate<String> exists,
            Function<String, Set<String>> names) {
        this.admin = admin;
        this.readable = readable;
        this.exists = exists;
        this.names = names;
    }

    /** Creates a viewer for the current user. */
    static Viewer current() {
        return new Viewer(
                Jenkins.get().hasPermission(Jenkins.ADMINISTER),
                Viewer::findReadable,
                Viewer::isExisting,
                RenamedItems.get()::namesSince);
    }

    @CheckForNull
    private static Item findReadable(String fullName) {
        try {
            return Jenkins.get().getItemByFullName(fullName);
        } catch (AccessDeniedException e) {
            // The user may discover the item, but not read it.
            return null;
        }
    }

    private static boolean isExisting(String fullName) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(fullName) != null;
        }
    }

    /** Whether the user may use the buttons. */
    boolean isAdmin() {
        return admin;
    }

    /**
     * Whether the user may read the job of the delivery. Deliveries of deleted jobs are visible to administrators only.
     */
    boolean sees(DeliverySummary delivery) {
        if (admin) {
            return true;
        }
        String job = BuildReference.of(delivery.orderingKey())
                .map(BuildReference::job)
                .or(() -> ItemContext.of(delivery.context()).map(ItemContext::fullName))
                .orElse(null);
        return job == null || item(job).isPresent();
    }

    /**
     * Whether the user may see the channel: those of a folder by users who may read the folder; for a credential of a
     * job, the name is its id.
     */
    boolean knows(ChannelKey channel) {
        ItemContext context = channel.item().orElse(null);
        return admin
                || context == null
                || item(context.fullName())
                        .filter(item -> context.isFolder() || JobCredentials.mayKnow(item))
                        .isPresent();
    }

    /**
     * Returns the credential ids that the user may see for a channel in the log. Users who may see the log may also see the
     * settings.
     */
    CredentialIds ids(ChannelKey channel) {
        boolean visible = admin
                || channel.item()
                        .map(context -> item(context.fullName())
                                .filter(JobCredentials::mayKnow)
                                .isPresent())
                        .orElse(true);
        return visible ? CredentialIds.ALL : CredentialIds.NONE;
    }

    /** Returns the name of the channel as the user may know it, for a channel of a folder with the folder. */
    String name(ChannelKey channel) {
        if (channel.isOfJob()) {
            return ids(channel).channel(true, channel.name());
        }
        return knows(channel) ? channel.label() : channel.name();
    }

    /** Returns the job that has or had this full name, if it exists and the user may read it. */
    Optional<Job<?, ?>> job(@CheckForNull String fullName) {
        return fullName == null
                ? Optional.empty()
                : item(fullName).filter(Job.class::isInstance).map(item -> (Job<?, ?>) item);
    }

    /** Returns the names that a job with this former full name may have today. */
    Set<String> names(String fullName) {
        return names.apply(fullName);
    }

    private Optional<Item> item(String fullName) {
        return known.computeIfAbsent(fullName, this::find);
    }

    /** Returns an item only if the user may read every candidate, as it is uncertain which one is meant. */
    private Optional<Item> find(String fullName) {
        Item found = null;
        for (String name : names(fullName)) {
            Item item = readable.apply(name);
            if (item == null && !admin && exists.test(name)) {
                return Optional.empty();
            }
            found = found == null ? item : found;
        }
        return Optional.ofNullable(found);
    }
}
