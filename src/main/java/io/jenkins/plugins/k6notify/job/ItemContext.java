package io.jenkins.plugins.k6notify.job;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The item in whose context the credentials of a delivery are looked up: a job that supplied its own credential, or a
 * folder with a channel. Endpoints store it as text: the full name, which never ends with a slash, and for a folder a
 * slash after it.
 *
 * @param fullName full name of the item at the time of submission
 */
@Restricted(NoExternalUse.class)
public record ItemContext(String fullName, boolean isFolder) {

    private static final String FOLDER = "/";

    public ItemContext {
        Objects.requireNonNull(fullName, "fullName");
    }

    /** Returns the context of the channels of a folder. */
    public static ItemContext ofFolder(String fullName) {
        return new ItemContext(fullName, true);
    }

    /** Parses the context of an endpoint; empty for channels of an administrator. */
    public static Optional<ItemContext> of(@CheckForNull String context) {
        if (context == null) {
            return Optional.empty();
        }
        boolean folder = context.endsWith(FOLDER);
        return Optional.of(
                new ItemContext(folder ? context.substring(0, context.length() - FOLDER.length()) : context, folder));
    }

    /** Returns the context as endpoints store it. */
    public String text() {
        return isFolder ? fullName + FOLDER : fullName;
    }

    /** Returns the item and the items around it, the innermost first. */
    public static List<Item> outward(Item innermost) {
        List<Item> items = new ArrayList<>();
        Object next = innermost;
        while (next instanceof Item item) {
            items.add(item);
            next = item.getParent();
        }
        return items;
    }

    /**
     * Returns the full names that the items around an item, and the item itself, have or had.
     *
     * @param accepted selects items
     */
    public static List<String> namesOutward(Item innermost, Predicate<Item> accepted, RenamedItems renames) {
        return outward(innermost).stream()
                .filter(accepted)
                .map(Item::getFullName)
                .map(renames::namesUntil)
                .flatMap(Set::stream)
                .distinct()
                .toList();
    }
}
