package io.jenkins.plugins.k6notify.engine.run;

/** The status codes of the notification contract (docs/payload.md, "Status and result"). */
public enum K6Status {
    CREATED(-2, "Created"),
    VALIDATED(-1, "Validated"),
    QUEUED(0, "Queued"),
    INITIALIZING(1, "Initializing"),
    RUNNING(2, "Running"),
    FINISHED(3, "Finished"),
    TIMED_OUT(4, "Timed out"),
    ABORTED_BY_USER(5, "Aborted by user"),
    ABORTED_BY_SYSTEM(6, "Aborted by system"),
    ABORTED_BY_SCRIPT_ERROR(7, "Aborted by script error"),
    ABORTED_BY_THRESHOLD(8, "Aborted by threshold"),
    ABORTED_BY_LIMIT(9, "Aborted by limit");

    private final int code;
    private final String text;

    K6Status(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** Returns the number used in notifications. */
    public int code() {
        return code;
    }

    /** Returns the text used in notifications, exactly as the contract spells it. */
    public String text() {
        return text;
    }

    /** Whether a run with this status is over. */
    public boolean isOver() {
        return code >= FINISHED.code;
    }
}
