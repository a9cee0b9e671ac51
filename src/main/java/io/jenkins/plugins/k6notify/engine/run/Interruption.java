package io.jenkins.plugins.k6notify.engine.run;

/** The external cause that stopped a run. */
public enum Interruption {
    USER(K6Status.ABORTED_BY_USER, OutcomeReason.Kind.USER),
    TIMEOUT(K6Status.TIMED_OUT, OutcomeReason.Kind.TIMEOUT),
    /** Any other cause: a lost agent, the failure of another branch, a shutdown of the controller. */
    SYSTEM(K6Status.ABORTED_BY_SYSTEM, OutcomeReason.Kind.SYSTEM);

    private final K6Status status;
    private final OutcomeReason.Kind reason;

    Interruption(K6Status status, OutcomeReason.Kind reason) {
        this.status = status;
        this.reason = reason;
    }

    /** Returns the outcome of a run that was stopped for this cause; it takes precedence over all other facts. */
    public Outcome outcome() {
        return Outcome.failed(status, OutcomeReason.of(reason));
    }
}
