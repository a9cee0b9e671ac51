package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.k6notify.engine.run.ReportedOutcome;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Tells channels of a k6 run that Jenkins does not watch: that it has started ({@code event: 'started'}), or how it ended
 * ({@code exitCode}, {@code status}, {@code summaryFile}). Two such steps of a build tell of one run if their
 * {@code testName} is the same.
 *
 * <p>Its value is the list of the runs that were told of so far, as that of {@link K6NotifyStep}.
 */
public final class K6NotifyRunStep extends NotifyingStep {

    private static final long serialVersionUID = 1L;

    static final String STARTED = "started";
    static final String FINISHED = "finished";

    @CheckForNull
    private String event;

    @CheckForNull
    private Integer exitCode;

    @CheckForNull
    private String status;

    @DataBoundConstructor
    public K6NotifyRunStep() {
        // All parameters are optional, but one must say something of the run.
    }

    /** What the run has done. */
    @CheckForNull
    public String getEvent() {
        return event;
    }

    /** @throws IllegalArgumentException unless it is {@code started} or {@code finished} */
    @DataBoundSetter
    public void setEvent(@CheckForNull String event) {
        String given = Util.fixEmptyAndTrim(event);
        if (given != null && !given.equals(STARTED) && !given.equals(FINISHED)) {
            throw new IllegalArgumentException(Messages.K6NotifyRunStep_UnknownEvent(given));
        }
        this.event = given;
    }

    /** The exit code of k6. */
    @CheckForNull
    public Integer getExitCode() {
        return exitCode;
    }

    @DataBoundSetter
    public void setExitCode(@CheckForNull Integer exitCode) {
        this.exitCode = exitCode;
    }

    /** How the run ended, as {@link ReportedOutcome} has it. */
    @CheckForNull
    public String getStatus() {
        return status;
    }

    /** @throws IllegalArgumentException for a word that is no status; the message names those that are */
    @DataBoundSetter
    public void setStatus(@CheckForNull String status) {
        String given = Util.fixEmptyAndTrim(status);
        if (given != null) {
            ReportedOutcome.of(given);
        }
        this.status = given;
    }

    boolean isStart() {
        return STARTED.equals(event);
    }

    @Override
    public StepExecution start(StepContext context) {
        boolean saysHowItEnded = exitCode != null || status != null;
        if (isStart() && saysHowItEnded) {
            throw new IllegalArgumentException(Messages.K6NotifyRunStep_StartHasNoEnd());
        }
        if (!isStart() && !saysHowItEnded && getSummaryFile() == null) {
            throw new IllegalArgumentException(Messages.K6NotifyRunStep_Nothing());
        }
        return new ReportExecution(this, context);
    }

    /** Describes the step to Jenkins. */
    @Extension
    public static final class DescriptorImpl extends NotifyingStepDescriptor {

        /** What the form offers as status. */
        public List<String> statusWords() {
            return ReportedOutcome.words();
        }

        @Override
        public String getFunctionName() {
            return "k6NotifyRun";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.K6NotifyRunStep_DisplayName();
        }
    }
}
