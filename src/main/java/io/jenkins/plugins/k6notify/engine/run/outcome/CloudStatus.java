package io.jenkins.plugins.k6notify.engine.run.outcome;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import java.util.Locale;
import java.util.Set;

/**
 * Parses the text that {@code k6 cloud} prints after {@code test status:}. Up to v1 the text comes from the server;
 * since v2 k6 prints one of three texts of its own (grafana/k6 {@code internal/cmd/cloud_run.go}, {@code
 * cloudapi/run_status.go}).
 */
final class CloudStatus {

    private static final String ARCHIVED = "archived";

    private static final Set<String> UNFINISHED =
            Set.of("created", "validated", "queued", "initializing", "running", "processing metrics", ARCHIVED);

    private CloudStatus() {}

    /**
     * Returns the final status that a text stands for.
     *
     * @return null if there is no text, or if the run is unfinished; {@link K6Status#ABORTED_BY_SYSTEM} for an unknown
     *     text
     */
    @CheckForNull
    static K6Status of(@CheckForNull String text) {
        if (text == null || isUnfinished(text)) {
            return null;
        }
        return switch (words(text)) {
            case "finished", "completed" -> K6Status.FINISHED;
            case "timed out" -> K6Status.TIMED_OUT;
            case "aborted user" -> K6Status.ABORTED_BY_USER;
            case "aborted script error" -> K6Status.ABORTED_BY_SCRIPT_ERROR;
            case "aborted threshold", "aborted thresholds" -> K6Status.ABORTED_BY_THRESHOLD;
            case "aborted limit", "aborted limits" -> K6Status.ABORTED_BY_LIMIT;
            default -> K6Status.ABORTED_BY_SYSTEM;
        };
    }

    /** Whether the text means that k6 exited before the run ended, as its options requested. */
    static boolean isUnfinished(@CheckForNull String text) {
        return text != null && UNFINISHED.contains(words(text));
    }

    /**
     * Whether a run continues without k6 waiting for its end; false for a script that was only uploaded, which has no
     * run.
     */
    static boolean goesOn(@CheckForNull String text) {
        return text != null && isUnfinished(text) && !ARCHIVED.equals(words(text));
    }

    /**
     * Converts a text to lower case and removes brackets, underscores and the word "by": {@code Aborted (by user)}
     * becomes {@code aborted user}.
     */
    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[()_\\s-]+", " ")
                .replace(" by ", " ")
                .strip();
    }
}
