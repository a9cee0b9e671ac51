package io.jenkins.plugins.k6notify.engine.run;

/** Beside the status: whether the test passed, which only a finished run whose thresholds all held does. */
public enum K6Result {
    PASSED(0, "Passed"),
    FAILED(1, "Failed");

    private final int code;
    private final String text;

    K6Result(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The number that is sent. */
    public int code() {
        return code;
    }

    /** The word that is sent. */
    public String text() {
        return text;
    }
}
