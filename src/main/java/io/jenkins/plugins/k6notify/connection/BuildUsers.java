package io.jenkins.plugins.k6notify.connection;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/** The authentications with which builds of an item look up credentials. */
@Restricted(NoExternalUse.class)
public final class BuildUsers {

    private BuildUsers() {}

    /**
     * Returns them in the order of {@code withCredentials}: the user as whom builds run, then Jenkins itself if that user may use
     * the credentials of the item.
     */
    public static List<Authentication> of(Item item) {
        Authentication user = item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
        boolean usesItem = !ACL.SYSTEM2.equals(user) && item.hasPermission2(user, CredentialsProvider.USE_ITEM);
        return usesItem ? List.of(user, ACL.SYSTEM2) : List.of(user);
    }
}
