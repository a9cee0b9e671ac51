package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.k6notify.job.RenamedItems;
import java.util.Set;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** The jobs of Jenkins, as the current user sees them. */
interface KnownItems {

    /** The item that has this full name, if the user may read it. */
    @CheckForNull
    Item find(String fullName);

    /** Whether there is one that the user may not read. Asked for what was not found. */
    boolean isHidden(String fullName);

    /** The full names that an item may have by now, the one that is given first. */
    Set<String> namesSince(String fullName);

    static KnownItems ofJenkins() {
        return new KnownItems() {
            @CheckForNull
            @Override
            public Item find(String fullName) {
                try {
                    return Jenkins.get().getItemByFullName(fullName);
                } catch (AccessDeniedException e) {
                    // The user may know that it exists, and no more.
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
