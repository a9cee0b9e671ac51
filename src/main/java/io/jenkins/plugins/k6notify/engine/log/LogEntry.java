package io.jenkins.plugins.k6notify.engine.log;

import java.util.Map;
import java.util.Set;

/**
 * An entry of k6's log.
 *
 * @param fields everything but level, time and message
 * @param complete false if the end of a quoted value is missing, as where a tool wraps lines
 */
public record LogEntry(String level, String message, Map<String, String> fields, boolean complete) {

    /** The levels by which k6's log is known; debug messages are left out, as they are many. */
    private static final Set<String> NOTICED = Set.of("error", "warning", "info");

    /** What k6 may add to the error it ends with; a script, a VU or a cloud instance adds others. */
    private static final Set<String> OWN_FIELDS = Set.of("hint", "sig", "error");

    /** Whether the watcher shows every entry of this level. */
    public boolean isNoticed() {
        return NOTICED.contains(level);
    }

    public boolean isError() {
        return level.equals("error");
    }

    /** Whether k6 itself speaks, and not the script ({@code source=console}), a VU or another program. */
    public boolean isOwn() {
        return fields.entrySet().stream()
                .allMatch(field -> OWN_FIELDS.contains(field.getKey())
                        || field.getKey().equals("source") && field.getValue().equals("stacktrace"));
    }

    /** Whether a script threw this in an iteration. */
    public boolean isScriptException() {
        return isError() && fields.containsKey("scenario") && field("source").equals("stacktrace");
    }

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
