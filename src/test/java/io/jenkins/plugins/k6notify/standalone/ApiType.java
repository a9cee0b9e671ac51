package io.jenkins.plugins.k6notify.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be said of a type without running it.
 *
 * @param head its annotations, modifiers, kind, name and type parameters
 * @param supertypes all of them, in terms of its type parameters
 * @param declared the members that it declares and others can use, by their names and erased parameter types
 * @param members those, and the inherited ones
 */
record ApiType(String head, Set<String> supertypes, Map<String, String> declared, Map<String, String> members) {

    /** What this stand-in has that the real type has not, or has otherwise. It need not have all. */
    List<String> differencesFrom(ApiType real) {
        List<String> differences = new ArrayList<>();
        if (!head.equals(real.head)) {
            differences.add(difference(head, real.head));
        }
        for (String supertype : supertypes) {
            if (!real.supertypes.contains(supertype)) {
                differences.add(head + "\n    is no " + supertype + "\n    but " + real.supertypes);
            }
        }
        declared.forEach((key, line) -> {
            String other = real.members.get(key);
            if (!line.equals(other)) {
                differences.add(head + "\n" + difference(line, other));
            }
        });
        return differences;
    }

    private static String difference(String standIn, String real) {
        return "    stand-in: " + standIn + "\n    real:     " + (real == null ? "none" : real);
    }
}
