package io.jenkins.plugins.k6notify.engine.run;

/** Whether the test passed, in addition to the status: passed only for a finished run whose thresholds all held. */
public enum K6Result {
    PASSED(0, "Passed"),
    FAILED(1, "Failed");

    private final int code;
    private final String text;

    K6Result(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** Returns the number used in notifications. */
    public int code() {
        return code;
    }

    /** Returns the word used in notifications. */
    public String text() {
        return text;
    }
}
