package io.jenkins.plugins.k6notify.i18n;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import java.util.List;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Why a run did not pass, and the warnings of a run, in the language of the user; what k6 itself said stays in k6's words.
 */
@Restricted(NoExternalUse.class)
public final class OutcomeWording {

    private OutcomeWording() {}

    /** @return one line, perhaps with words from outside, so views have to escape it; null for a run that passed */
    @CheckForNull
    public static String of(Outcome outcome) {
        OutcomeReason because = outcome.because();
        return because == null ? outcome.reason() : of(because);
    }

    /** @return one line, without text from outside */
    public static String of(RunWarning warning) {
        String count = Numbers.whole(Objects.requireNonNullElse(warning.count(), 0L));
        return switch (warning.kind()) {
            case ALL_REQUESTS_FAILED -> Messages.RunWarning_AllRequestsFailed();
            case NO_ITERATION_COMPLETED -> Messages.RunWarning_NoIterationCompleted();
            case NO_CHECK_EXECUTED -> Messages.RunWarning_NoCheckExecuted();
            case ITERATIONS_DROPPED -> Messages.RunWarning_IterationsDropped(count);
            case SCRIPT_EXCEPTIONS -> Messages.RunWarning_ScriptExceptions(count);
        };
    }

    static String of(OutcomeReason reason) {
        List<String> of = reason.arguments();
        return switch (reason.kind()) {
            case CLOUD_TEST_FAILED -> Messages.OutcomeReason_CloudTestFailed(of.get(0));
            case CLOUD_NOT_FOLLOWED -> Messages.OutcomeReason_CloudNotFollowed(of.get(0));
            case SETUP_TIMED_OUT -> Messages.OutcomeReason_SetupTimedOut(of.get(0));
            case TEARDOWN_TIMED_OUT -> Messages.OutcomeReason_TeardownTimedOut(of.get(0));
            case K6_TIMED_OUT -> Messages.OutcomeReason_K6TimedOut(of.get(0));
            case STOPPED_OVER_REST -> Messages.OutcomeReason_StoppedOverRest(of.get(0));
            case CONFIGURATION_REFUSED -> Messages.OutcomeReason_ConfigurationRefused(of.get(0));
            case STOPPED_BY_SIGNAL -> Messages.OutcomeReason_StoppedBySignal(of.get(0));
            case REST_NOT_STARTED -> Messages.OutcomeReason_RestNotStarted(of.get(0));
            case SCRIPT_EXCEPTION -> Messages.OutcomeReason_ScriptException(of.get(0));
            case SCRIPT_ABORTED -> Messages.OutcomeReason_ScriptAborted(of.get(0));
            case K6_CRASHED -> Messages.OutcomeReason_K6Crashed(of.get(0));
            case MARKED_AS_FAILED -> Messages.OutcomeReason_MarkedAsFailed(of.get(0));
            case TIMEOUT_COMMAND -> Messages.OutcomeReason_TimeoutCommand(of.get(0));
            case K6_NOT_EXECUTABLE -> Messages.OutcomeReason_K6NotExecutable(of.get(0));
            case K6_NOT_FOUND -> Messages.OutcomeReason_K6NotFound(of.get(0));
            case SIGINT -> Messages.OutcomeReason_Sigint(of.get(0));
            case SIGHUP -> Messages.OutcomeReason_Sighup(of.get(0));
            case K6_KILLED -> Messages.OutcomeReason_K6Killed(of.get(0));
            case SEGMENTATION_FAULT -> Messages.OutcomeReason_SegmentationFault(of.get(0));
            case SIGTERM -> Messages.OutcomeReason_Sigterm(of.get(0));
            case COMMAND_FAILED -> Messages.OutcomeReason_CommandFailed(of.get(0));
            case USER -> Messages.OutcomeReason_User();
            case TIMEOUT -> Messages.OutcomeReason_Timeout();
            case SYSTEM -> Messages.OutcomeReason_System();
            case BUILD_ENDED -> Messages.OutcomeReason_BuildEnded();
            case CONTROLLER_STOPPED -> Messages.OutcomeReason_ControllerStopped();
            case CROSSED -> Messages.OutcomeReason_Crossed();
            case CROSSED_NAMED -> Messages.OutcomeReason_CrossedNamed(of.get(0));
            case CROSSED_AND_MORE -> Messages.OutcomeReason_CrossedAndMore(of.get(0), of.get(1));
            case ABORTED -> Messages.OutcomeReason_Aborted();
            case ABORTED_NAMED -> Messages.OutcomeReason_AbortedNamed(of.get(0));
            case ABORTED_AND_MORE -> Messages.OutcomeReason_AbortedAndMore(of.get(0), of.get(1));
            case CLOUD_SAYS -> Messages.OutcomeReason_CloudSays(of.get(0));
            case CRASHED -> Messages.OutcomeReason_Crashed(of.get(0));
            case NOT_INSTALLED -> Messages.OutcomeReason_NotInstalled(of.get(0));
            case CUT_SHORT -> Messages.OutcomeReason_CutShort();
            case OUTPUT_STOPPED -> Messages.OutcomeReason_OutputStopped();
            case NO_RUN_SEEN -> Messages.OutcomeReason_NoRunSeen();
            case REPORTED -> Messages.OutcomeReason_Reported();
        };
    }
}
