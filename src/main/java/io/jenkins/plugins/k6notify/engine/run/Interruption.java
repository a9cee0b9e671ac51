package io.jenkins.plugins.k6notify.engine.run;

/** Why a run was stopped from outside of k6. */
public enum Interruption {
    USER(K6Status.ABORTED_BY_USER, OutcomeReason.Kind.USER),
    TIMEOUT(K6Status.TIMED_OUT, OutcomeReason.Kind.TIMEOUT),
    /** Anything else: the agent was lost, another branch failed first, the controller shut down. */
    SYSTEM(K6Status.ABORTED_BY_SYSTEM, OutcomeReason.Kind.SYSTEM);

    private final K6Status status;
    private final OutcomeReason.Kind reason;

    Interruption(K6Status status, OutcomeReason.Kind reason) {
        this.status = status;
        this.reason = reason;
    }

    /** How a run ended that was stopped for this reason, whatever else is known of it. */
    public Outcome outcome() {
        return Outcome.failed(status, OutcomeReason.of(reason));
    }
}
