package io.jenkins.plugins.k6notify.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The API of a type.
 *
 * @param head its annotations, modifiers, kind, name and type parameters
 * @param supertypes all supertypes, in terms of its type parameters
 * @param declared the accessible members that it declares, by name and erased parameter types
 * @param members the accessible members, with the inherited ones
 */
record ApiType(String head, Set<String> supertypes, Map<String, String> declared, Map<String, String> members) {

    /**
     * The members of this stand-in that the real type lacks or declares differently. It may lack members of the real
     * type.
     */
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
