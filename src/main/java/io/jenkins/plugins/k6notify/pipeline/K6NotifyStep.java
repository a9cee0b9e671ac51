package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.build.Subscription;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.run.ReportedOutcome;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Tells channels of the k6 runs in its block. Without a block it tells of a run elsewhere: that it has started
 * ({@code event: 'started'}), or how it ended ({@code exitCode}, {@code status}, {@code summaryFile}).
 *
 * <p>Its value is the list of the runs, each a map with {@code status}, {@code result}, {@code reason}, {@code metrics} and more.
 */
public final class K6NotifyStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    static final String STARTED = "started";
    static final String FINISHED = "finished";

    private ArrayList<String> channels = new ArrayList<>();

    /** Null for everything. */
    @CheckForNull
    private ArrayList<String> notifyOn;

    @CheckForNull
    private String testName;

    @CheckForNull
    private String slackCredentialsId;

    @CheckForNull
    private String webhookCredentialsId;

    @CheckForNull
    private Integer loadTestId;

    @CheckForNull
    private Integer projectId;

    @CheckForNull
    private String summaryFile;

    private boolean failOnDeliveryError;

    @CheckForNull
    private String event;

    @CheckForNull
    private Integer exitCode;

    @CheckForNull
    private String status;

    @DataBoundConstructor
    public K6NotifyStep() {
        // All parameters are optional.
    }

    /** Names of channels of the system configuration. */
    @NonNull
    public List<String> getChannels() {
        return List.copyOf(channels);
    }

    @DataBoundSetter
    public void setChannels(@CheckForNull List<String> channels) {
        this.channels = new ArrayList<>(words(channels));
    }

    /** What is told, as {@link NotifyOn} has it; empty for everything that the channels want to hear. */
    @NonNull
    public List<String> getNotifyOn() {
        return notifyOn == null ? List.of() : List.copyOf(notifyOn);
    }

    /** @throws IllegalArgumentException for a word that is no event; the message names the nearest that is */
    @DataBoundSetter
    public void setNotifyOn(@CheckForNull List<String> notifyOn) {
        List<String> given = words(notifyOn);
        boolean everything = NotifyOn.of(given).equals(NotifyOn.ALL);
        this.notifyOn = everything ? null : new ArrayList<>(given);
    }

    @CheckForNull
    public String getTestName() {
        return testName;
    }

    @DataBoundSetter
    public void setTestName(@CheckForNull String testName) {
        this.testName = Util.fixEmptyAndTrim(testName);
    }

    /** The job's own Slack URL, beside the channels. */
    @CheckForNull
    public String getSlackCredentialsId() {
        return slackCredentialsId;
    }

    @DataBoundSetter
    public void setSlackCredentialsId(@CheckForNull String slackCredentialsId) {
        this.slackCredentialsId = Util.fixEmptyAndTrim(slackCredentialsId);
    }

    /** The URL of the job's own webhook, beside the channels. */
    @CheckForNull
    public String getWebhookCredentialsId() {
        return webhookCredentialsId;
    }

    @DataBoundSetter
    public void setWebhookCredentialsId(@CheckForNull String webhookCredentialsId) {
        this.webhookCredentialsId = Util.fixEmptyAndTrim(webhookCredentialsId);
    }

    @CheckForNull
    public Integer getLoadTestId() {
        return loadTestId;
    }

    @DataBoundSetter
    public void setLoadTestId(@CheckForNull Integer loadTestId) {
        this.loadTestId = loadTestId;
    }

    @CheckForNull
    public Integer getProjectId() {
        return projectId;
    }

    @DataBoundSetter
    public void setProjectId(@CheckForNull Integer projectId) {
        this.projectId = projectId;
    }

    /** Where k6 leaves its summary, relative to the workspace; null where it need not be told. */
    @CheckForNull
    public String getSummaryFile() {
        return summaryFile;
    }

    @DataBoundSetter
    public void setSummaryFile(@CheckForNull String summaryFile) {
        this.summaryFile = Util.fixEmptyAndTrim(summaryFile);
    }

    /** Whether the step waits for its deliveries, and fails if one of them does. */
    public boolean isFailOnDeliveryError() {
        return failOnDeliveryError;
    }

    @DataBoundSetter
    public void setFailOnDeliveryError(boolean failOnDeliveryError) {
        this.failOnDeliveryError = failOnDeliveryError;
    }

    /** Without a block: what a run elsewhere has done. */
    @CheckForNull
    public String getEvent() {
        return event;
    }

    /** @throws IllegalArgumentException unless it is {@code started} or {@code finished} */
    @DataBoundSetter
    public void setEvent(@CheckForNull String event) {
        String given = Util.fixEmptyAndTrim(event);
        if (given != null && !given.equals(STARTED) && !given.equals(FINISHED)) {
            throw new IllegalArgumentException(Messages.K6NotifyStep_UnknownEvent(given));
        }
        this.event = given;
    }

    /** Without a block: the exit code of k6. */
    @CheckForNull
    public Integer getExitCode() {
        return exitCode;
    }

    @DataBoundSetter
    public void setExitCode(@CheckForNull Integer exitCode) {
        this.exitCode = exitCode;
    }

    /** Without a block: how a run elsewhere ended, as {@link ReportedOutcome} has it. */
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

    Subscription subscription(String id) {
        return new Subscription(
                id,
                channels,
                NotifyOn.of(getNotifyOn()),
                testName,
                slackCredentialsId,
                webhookCredentialsId,
                loadTestId,
                projectId);
    }

    @Override
    public StepExecution start(StepContext context) {
        boolean tellsOfRun = event != null || exitCode != null || status != null;
        if (context.hasBody()) {
            if (tellsOfRun) {
                throw new IllegalArgumentException(Messages.K6NotifyStep_BlockOrReport());
            }
            return new BlockExecution(this, context);
        }
        if (!tellsOfRun && summaryFile == null) {
            throw new IllegalArgumentException(Messages.K6NotifyStep_NeitherBlockNorReport());
        }
        if (isStart() && (exitCode != null || status != null)) {
            throw new IllegalArgumentException(Messages.K6NotifyStep_StartHasNoEnd());
        }
        return new ReportExecution(this, context);
    }

    private static List<String> words(@CheckForNull List<String> given) {
        return Util.fixNull(given).stream()
                .map(Util::fixEmptyAndTrim)
                .filter(word -> word != null)
                .toList();
    }

    /** Describes the step to Jenkins. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "k6Notify";
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

        /** Neither a launcher nor a workspace, so that {@code options} may hold it. */
        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FlowNode.class, TaskListener.class);
        }
    }
}
