package io.jenkins.plugins.k6notify.view;

import io.jenkins.plugins.k6notify.record.RunRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Display names of tests on a page: a test is shown by its name, or by its key if the page has another test of the same
 * name. For example, {@code cart/load.js} and {@code search/load.js} together are shown with their paths, and one of
 * them alone as {@code load.js}. Not safe for use by several threads.
 */
@Restricted(NoExternalUse.class)
public final class TestNames {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Set<String>> keys = new HashMap<>();

    /**
     * Adds a test of the page. A test added repeatedly keeps its first name.
     *
     * @param key {@link RunRecord#test()}
     */
    public void add(String key, String name) {
        if (names.putIfAbsent(key, name) == null) {
            keys.computeIfAbsent(name, any -> new HashSet<>()).add(key);
        }
    }

    /** @param key key of an added test */
    public String shown(String key) {
        String name = names.get(key);
        return keys.get(name).size() > 1 ? key : name;
    }
}
