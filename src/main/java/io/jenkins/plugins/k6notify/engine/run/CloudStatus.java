package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;
import java.util.Set;

/**
 * The text that {@code k6 cloud} prints behind {@code test status:}. Up to v1 it is the server's own, since v2 one of
 * three that k6 makes of it (grafana/k6 {@code internal/cmd/cloud_run.go}, {@code cloudapi/run_status.go}).
 */
final class CloudStatus {

    private static final String ARCHIVED = "archived";

    private static final Set<String> UNFINISHED =
            Set.of("created", "validated", "queued", "initializing", "running", "processing metrics", ARCHIVED);

    private CloudStatus() {}

    /**
     * @return null where there is no text, or one that says nothing of the end; {@link K6Status#ABORTED_BY_SYSTEM} for one
     *     that is not known
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

    /** Whether k6 ended before the run did, as it was told to. */
    static boolean isUnfinished(@CheckForNull String text) {
        return text != null && UNFINISHED.contains(words(text));
    }

    /** Whether a run goes on and k6 did not wait for its end; a script that was only uploaded has none. */
    static boolean goesOn(@CheckForNull String text) {
        return text != null && isUnfinished(text) && !ARCHIVED.equals(words(text));
    }

    /** In lower case, without brackets, underscores and the word "by": {@code Aborted (by user)} is {@code aborted user}. */
    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[()_\\s-]+", " ")
                .replace(" by ", " ")
                .strip();
    }
}
