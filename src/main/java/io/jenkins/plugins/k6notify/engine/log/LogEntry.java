package io.jenkins.plugins.k6notify.engine.log;

import java.util.Map;
import java.util.Set;

/**
 * One entry of k6's log.
 *
 * @param fields all fields except level, time and message
 * @param complete false if a quoted value has no closing quote, as after a tool wrapped the line
 */
public record LogEntry(String level, String message, Map<String, String> fields, boolean complete) {

    /** The levels by which k6's log is recognised; debug messages are excluded because there are many. */
    private static final Set<String> NOTICED = Set.of("error", "warning", "info");

    /** The fields that k6 may add to its final error; a script, a VU or a cloud instance adds others. */
    private static final Set<String> OWN_FIELDS = Set.of("hint", "sig", "error");

    /** Whether the prefilter passes every entry of this level. */
    public boolean isNoticed() {
        return NOTICED.contains(level);
    }

    public boolean isError() {
        return level.equals("error");
    }

    /**
     * Whether k6 itself wrote the entry, as opposed to the script ({@code source=console}), a VU or another program.
     */
    public boolean isOwn() {
        return fields.entrySet().stream()
                .allMatch(field -> OWN_FIELDS.contains(field.getKey())
                        || field.getKey().equals("source") && field.getValue().equals("stacktrace"));
    }

    /** Whether a script threw this exception in an iteration. */
    public boolean isScriptException() {
        return isError() && fields.containsKey("scenario") && field("source").equals("stacktrace");
    }

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
