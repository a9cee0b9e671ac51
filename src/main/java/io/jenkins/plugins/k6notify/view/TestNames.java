package io.jenkins.plugins.k6notify.view;

import io.jenkins.plugins.k6notify.record.RunRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a page calls its tests: a test is shown by its name, and by its key where the page has another test of that name. So of
 * {@code cart/load.js} and {@code search/load.js} both paths are shown, and of one of them alone {@code load.js}. Not safe for
 * use by several threads.
 */
@Restricted(NoExternalUse.class)
public final class TestNames {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Set<String>> keys = new HashMap<>();

    /**
     * Adds a test of the page. Of a test that is added again, the first name stays.
     *
     * @param key {@link RunRecord#test()}
     */
    public void add(String key, String name) {
        if (names.putIfAbsent(key, name) == null) {
            keys.computeIfAbsent(name, any -> new HashSet<>()).add(key);
        }
    }

    /** @param key of a test that was added */
    public String shown(String key) {
        String name = names.get(key);
        return keys.get(name).size() > 1 ? key : name;
    }
}
