package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.k6notify.job.RenamedItems;
import java.util.Set;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** Items of Jenkins as the current user sees them. */
interface KnownItems {

    /** Returns the item with this full name, if the user may read it. */
    @CheckForNull
    Item find(String fullName);

    /** Whether an item of this name exists that the user may not read. Called after {@link #find} returned nothing. */
    boolean isHidden(String fullName);

    /** Returns the full names that an item may have today, starting with the given one. */
    Set<String> namesSince(String fullName);

    static KnownItems ofJenkins() {
        return new KnownItems() {
            @CheckForNull
            @Override
            public Item find(String fullName) {
                try {
                    return Jenkins.get().getItemByFullName(fullName);
                } catch (AccessDeniedException e) {
                    // The user may discover the item, but not read it.
                    return null;
                }
            }

            @Override
            public boolean isHidden(String fullName) {
                try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
                    return Jenkins.get().getItemByFullName(fullName) != null;
                }
            }

            @Override
            public Set<String> namesSince(String fullName) {
                return RenamedItems.get().namesSince(fullName);
            }
        };
    }
}
