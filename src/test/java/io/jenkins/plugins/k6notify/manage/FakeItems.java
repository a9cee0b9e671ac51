package io.jenkins.plugins.k6notify.manage;

import hudson.model.Item;
import io.jenkins.plugins.k6notify.support.FakeJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The items of a Jenkins, of which a user may read some. */
final class FakeItems {

    private final Map<String, Item> readable = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Map<String, String> moved = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    FakeJob readable(String folder, String name) {
        FakeJob job = new FakeJob(folder, name);
        readable.put(job.getFullName(), job);
        return job;
    }

    void hidden(String fullName) {
        hidden.add(fullName);
    }

    void moved(String from, String to) {
        moved.put(from, to);
    }

    /** The names that were looked up, in order. */
    List<String> asked() {
        return asked;
    }

    /** A viewer of these items. */
    Viewer viewer(boolean admin) {
        return new Viewer(admin, this::find, hidden::contains, this::namesSince);
    }

    private Item find(String fullName) {
        asked.add(fullName);
        return readable.get(fullName);
    }

    private Set<String> namesSince(String fullName) {
        Set<String> names = new LinkedHashSet<>();
        for (String name = fullName; name != null; name = moved.get(name)) {
            names.add(name);
        }
        return names;
    }
}
