package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Set;

/**
 * The text that {@code k6 cloud} prints behind {@code test status:}. Up to v1 it is the server's own, since v2 one of
 * three that k6 makes of it (grafana/k6 {@code internal/cmd/cloud_run.go}, {@code cloudapi/run_status.go}).
 */
final class CloudStatus {

    private static final String ARCHIVED = "Archived";

    private static final Set<String> UNFINISHED =
            Set.of("Created", "Validated", "Queued", "Initializing", "Running", "Processing Metrics", ARCHIVED);

    private CloudStatus() {}

    /** Null for a text that says nothing of the end. */
    @CheckForNull
    static K6Status of(@CheckForNull String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "Finished" -> K6Status.FINISHED;
            case "Timed out" -> K6Status.TIMED_OUT;
            case "Aborted (by user)" -> K6Status.ABORTED_BY_USER;
            case "Aborted (by script error)" -> K6Status.ABORTED_BY_SCRIPT_ERROR;
            case "Aborted (by threshold)" -> K6Status.ABORTED_BY_THRESHOLD;
            case "Aborted (by limit)" -> K6Status.ABORTED_BY_LIMIT;
            case "Aborted", "Aborted (by system)" -> K6Status.ABORTED_BY_SYSTEM;
            default -> null;
        };
    }

    /** Whether k6 ended before the run did, as it was told to. */
    static boolean isUnfinished(@CheckForNull String text) {
        return text != null && UNFINISHED.contains(text);
    }

    /** Whether a run goes on of which k6 did not wait for the end; a script that was only uploaded has none. */
    static boolean goesOn(@CheckForNull String text) {
        return isUnfinished(text) && !ARCHIVED.equals(text);
    }
}
