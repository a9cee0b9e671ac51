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
 * Step that reports a k6 run outside of a {@link K6NotifyStep} block: its start ({@code event: 'started'}) or its end
 * ({@code exitCode}, {@code status}, {@code summaryFile}). Two such steps of a build report the same run if they have
 * the same {@code testName}.
 *
 * <p>Returns the list of the runs reported so far, like {@link K6NotifyStep}.
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
        // All parameters are optional, but at least one must describe the run.
    }

    /** The event of the run. */
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

    /** The outcome of the run, as in {@link ReportedOutcome}. */
    @CheckForNull
    public String getStatus() {
        return status;
    }

    /** @throws IllegalArgumentException for an unknown status; the message lists the known ones */
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
        checkNotifyOn();
        boolean saysHowItEnded = exitCode != null || status != null;
        if (isStart() && saysHowItEnded) {
            throw new IllegalArgumentException(Messages.K6NotifyRunStep_StartHasNoEnd());
        }
        if (!isStart() && !saysHowItEnded && getSummaryFile() == null) {
            throw new IllegalArgumentException(Messages.K6NotifyRunStep_Nothing());
        }
        return new ReportExecution(this, context);
    }

    /** Descriptor of the step. */
    @Extension
    public static final class DescriptorImpl extends NotifyingStepDescriptor {

        /** The values of status in the form. */
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
