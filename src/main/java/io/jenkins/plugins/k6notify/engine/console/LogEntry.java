package io.jenkins.plugins.k6notify.engine.console;

import java.util.Map;
import java.util.Set;

/**
 * An entry of k6's log.
 *
 * @param fields everything but level, time and message
 */
record LogEntry(String level, String message, Map<String, String> fields) {

    /** What k6 may add to the error it ends with; a script, a VU or a cloud instance adds others. */
    private static final Set<String> OWN_FIELDS = Set.of("hint", "sig", "error");

    boolean isError() {
        return level.equals("error") || level.equals("fatal") || level.equals("panic");
    }

    /** Whether k6 itself speaks, and not the script ({@code source=console}), a VU or another program. */
    boolean isOwn() {
        return fields.entrySet().stream()
                .allMatch(field -> OWN_FIELDS.contains(field.getKey())
                        || field.getKey().equals("source") && field.getValue().equals("stacktrace"));
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
