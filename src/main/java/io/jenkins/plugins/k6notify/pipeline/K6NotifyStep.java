package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.k6notify.form.InstanceCount;
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
    private boolean distributed;

    @CheckForNull
    private Integer instances;

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

    /** Whether all k6 processes of the same test in the block are instances of one run. */
    public boolean isDistributed() {
        return distributed;
    }

    @DataBoundSetter
    public void setDistributed(boolean distributed) {
        this.distributed = distributed;
    }

    /** The number of instances of a distributed run; null if unknown. A number implies {@link #isDistributed}. */
    @CheckForNull
    public Integer getInstances() {
        return instances;
    }

    /** @throws IllegalArgumentException for a number below 1; the message is shown to the author of the pipeline */
    @DataBoundSetter
    public void setInstances(@CheckForNull Integer instances) {
        this.instances = InstanceCount.checked(instances);
    }

    @Override
    boolean isRunExpected() {
        return expectRun;
    }

    @Override
    boolean isDistributedRun() {
        return distributed;
    }

    @CheckForNull
    @Override
    Integer expectedInstances() {
        return instances;
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
