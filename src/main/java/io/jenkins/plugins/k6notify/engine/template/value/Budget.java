package io.jenkins.plugins.k6notify.engine.template.value;

import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;

/** The loop steps and the work that one rendering may still take. Not safe for use by several threads. */
public final class Budget {

    /** The maximum number of steps of all loops together. */
    public static final int MAX_LOOP_STEPS = 10_000;

    /** The maximum work, roughly in characters that are read or created; takes at most seconds. */
    public static final long MAX_WORK = 20_000_000;

    private int loopSteps = MAX_LOOP_STEPS;
    private long work = MAX_WORK;

    /** @throws OperationException if there is no step left */
    public void takeLoopStep() {
        if (loopSteps == 0) {
            throw new OperationException(TemplateProblem.TOO_MANY_LOOP_STEPS, String.valueOf(MAX_LOOP_STEPS));
        }
        loopSteps--;
    }

    /** @throws OperationException if the work is more than what is left */
    public void takeWork(long amount) {
        if (amount > work) {
            throw new OperationException(TemplateProblem.TOO_MUCH_WORK);
        }
        work -= amount;
    }
}
