package io.jenkins.plugins.k6notify.pipeline.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.job.Interruptions;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * End of a step.
 *
 * @param exitCode exit code of its process; null if unknown
 * @param interruption null for a step that ended by itself
 */
@Restricted(NoExternalUse.class)
public record StepEnding(
        @CheckForNull Integer exitCode, @CheckForNull Interruption interruption) {

    private static final StepEnding UNKNOWN = new StepEnding(null, null);

    /**
     * The exit code is available only in this message (workflow-durable-task-step
     * {@code DurableTaskStep.Execution.handleExit}).
     */
    private static final Pattern EXIT_CODE = Pattern.compile("script returned exit code (-?\\d{1,10})");

    public static StepEnding of(FlowNode step) {
        ErrorAction error = step.getError();
        if (error != null) {
            return of(error.getError(), step.getExecution());
        }
        return StepSource.isShell(step) && !isTrue(step, "returnStatus") ? new StepEnding(0, null) : UNKNOWN;
    }

    /**
     * @param execution execution of the build, which may have stored the cause of an interruption that the error lacks
     */
    public static StepEnding of(Throwable error, FlowExecution execution) {
        return isInterruptedWithoutCause(error) ? new StepEnding(null, interruptionOfBuild(execution)) : of(error);
    }

    public static StepEnding of(Throwable error) {
        if (error instanceof FlowInterruptedException interrupted) {
            return new StepEnding(null, Interruptions.of(interrupted.getCauses()));
        }
        String message = error instanceof AbortException ? error.getMessage() : null;
        Matcher matcher = EXIT_CODE.matcher(message == null ? "" : message);
        return matcher.matches() ? new StepEnding((int) Long.parseLong(matcher.group(1)), null) : UNKNOWN;
    }

    public boolean isFailedExit() {
        return exitCode != null && exitCode != 0;
    }

    private static boolean isInterruptedWithoutCause(Throwable error) {
        return error instanceof FlowInterruptedException interrupted
                && interrupted.getCauses().isEmpty();
    }

    /**
     * Returns the cause from the build: a forced end follows an earlier request to stop, and only that request has a
     * cause.
     */
    private static Interruption interruptionOfBuild(FlowExecution execution) {
        try {
            return execution.getOwner().getExecutable() instanceof Run<?, ?> build
                    ? Interruptions.recordedIn(build).orElse(Interruption.SYSTEM)
                    : Interruption.SYSTEM;
        } catch (IOException e) {
            return Interruption.SYSTEM;
        }
    }

    private static boolean isTrue(FlowNode step, String argument) {
        ArgumentsAction arguments = step.getPersistentAction(ArgumentsAction.class);
        // Without stored arguments, assume that the step has this one.
        Object value = arguments == null ? Boolean.TRUE : arguments.getArgumentValueOrReason(argument);
        return value instanceof ArgumentsAction.NotStoredReason || Boolean.TRUE.equals(value);
    }
}
