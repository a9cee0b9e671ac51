package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.form.JobForm;
import io.jenkins.plugins.k6notify.report.Subscription;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What both steps have in common: whom they tell of runs, and under which name. There are two, as a step of Jenkins either
 * always or never has a block.
 */
@Restricted(NoExternalUse.class)
public abstract class NotifyingStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

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

    /** Where k6 leaves its summary, relative to the directory in which the step stands; null where it need not be told. */
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

    /** Whether the end of the step without a run is reported, too. */
    boolean isRunExpected() {
        return false;
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
                projectId,
                isRunExpected());
    }

    private static List<String> words(@CheckForNull List<String> given) {
        return Util.fixNull(given).stream()
                .map(Util::fixEmptyAndTrim)
                .filter(word -> word != null)
                .toList();
    }

    /** Describes such a step to Jenkins. */
    public abstract static class NotifyingStepDescriptor extends StepDescriptor implements JobForm {

        /** Neither a launcher nor a workspace, so that {@code options} of a declarative pipeline may hold the step. */
        @Override
        public final Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FlowNode.class, TaskListener.class);
        }
    }
}
