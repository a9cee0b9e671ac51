package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.k6notify.pipeline.step.StepSource;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Step that notifies channels about k6 runs in its block.
 *
 * <p>Returns the list of runs, each a map with {@code status}, {@code result}, {@code reason}, {@code metrics} and
 * more.
 */
public final class K6NotifyStep extends NotifyingStep {

    private static final long serialVersionUID = 1L;

    private boolean expectRun;
    private boolean watchProcesses = true;

    @DataBoundConstructor
    public K6NotifyStep() {
        // All parameters are optional.
    }

    /** Whether a block that ends without a k6 run sends one finished notification with that reason. */
    public boolean isExpectRun() {
        return expectRun;
    }

    @DataBoundSetter
    public void setExpectRun(boolean expectRun) {
        this.expectRun = expectRun;
    }

    /**
     * Whether processes of k6 leave records beside the console, unless the system configuration turns this off for all
     * jobs.
     */
    public boolean isWatchProcesses() {
        return watchProcesses;
    }

    @DataBoundSetter
    public void setWatchProcesses(boolean watchProcesses) {
        this.watchProcesses = watchProcesses;
    }

    @Override
    boolean isRunExpected() {
        return expectRun;
    }

    @Override
    public StepExecution start(StepContext context) {
        checkNotifyOn();
        return new BlockExecution(this, context);
    }

    /** Descriptor of the step. */
    @Extension
    public static final class DescriptorImpl extends NotifyingStepDescriptor {

        @Override
        public String getFunctionName() {
            return StepSource.BLOCK;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.K6NotifyStep_DisplayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }
    }
}
