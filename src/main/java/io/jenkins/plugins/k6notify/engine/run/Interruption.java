package io.jenkins.plugins.k6notify.engine.run;

/** Why a run was stopped from outside of k6. */
public enum Interruption {
    USER(K6Status.ABORTED_BY_USER, "Aborted by a user"),
    TIMEOUT(K6Status.TIMED_OUT, "Stopped by a timeout"),
    /** Anything else: the agent was lost, another branch failed first, the controller shut down. */
    SYSTEM(K6Status.ABORTED_BY_SYSTEM, "Interrupted by the system");

    private final K6Status status;
    private final String reason;

    Interruption(K6Status status, String reason) {
        this.status = status;
        this.reason = reason;
    }

    /** How a run ended that was stopped for this reason, whatever else is known of it. */
    public Outcome outcome() {
        return Outcome.failed(status, reason);
    }
}
