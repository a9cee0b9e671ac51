package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.channel.CheckBoxes;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.form.InstanceCount;
import io.jenkins.plugins.k6notify.form.JobForm;
import io.jenkins.plugins.k6notify.gate.K6QualityGate;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Common parameters of both steps: channels, events and names. There are two steps because a step of Jenkins either
 * always or never has a block.
 */
@Restricted(NoExternalUse.class)
public abstract class NotifyingStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private ArrayList<String> channels = new ArrayList<>();

    /** Null for all events; an empty list is rejected when the step starts. */
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

    /** Null for the default. */
    @CheckForNull
    private String baseline;

    @CheckForNull
    private String reports;

    private boolean failOnDeliveryError;
    private boolean skipPublishingChecks;

    @CheckForNull
    private String checksName;

    /** Null for none, also in builds of older versions that resume. */
    @CheckForNull
    private ArrayList<K6QualityGate> qualityGates;

    /** Names of channels in the system configuration. */
    @NonNull
    public List<String> getChannels() {
        return List.copyOf(channels);
    }

    @DataBoundSetter
    public void setChannels(@CheckForNull List<String> channels) {
        this.channels = new ArrayList<>(CheckBoxes.ticked(channels));
    }

    /**
     * Identifiers of events that are sent, as in {@link NotifyOn}; empty, unless an empty list was set, for all events to
     * which the channels subscribe.
     */
    @NonNull
    public List<String> getNotifyOn() {
        return notifyOn == null ? List.of() : List.copyOf(notifyOn);
    }

    /** @throws IllegalArgumentException for an unknown event; the message suggests the closest identifier */
    @DataBoundSetter
    public void setNotifyOn(@CheckForNull List<String> notifyOn) {
        List<String> given = CheckBoxes.ticked(notifyOn);
        NotifyOn events = NotifyOn.of(given);
        boolean everything = notifyOn == null || (!given.isEmpty() && events.equals(NotifyOn.ALL));
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

    /** The id of a credential with a Slack URL of the job, in addition to the channels. */
    @CheckForNull
    public String getSlackCredentialsId() {
        return slackCredentialsId;
    }

    @DataBoundSetter
    public void setSlackCredentialsId(@CheckForNull String slackCredentialsId) {
        this.slackCredentialsId = Util.fixEmptyAndTrim(slackCredentialsId);
    }

    /** The id of a credential with a webhook URL of the job, in addition to the channels. */
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

    /**
     * The path of the k6 summary, relative to the current directory of the step; null to use the file that k6 is asked
     * to write.
     */
    @CheckForNull
    public String getSummaryFile() {
        return summaryFile;
    }

    @DataBoundSetter
    public void setSummaryFile(@CheckForNull String summaryFile) {
        this.summaryFile = Util.fixEmptyAndTrim(summaryFile);
    }

    /** The run that runs are compared with, as in {@link Baseline}; {@code previous} by default. */
    @NonNull
    public String getBaseline() {
        return baseline == null ? Baseline.PREVIOUS.id() : baseline;
    }

    /** @throws IllegalArgumentException for an unknown word; the message suggests the nearest one */
    @DataBoundSetter
    public void setBaseline(@CheckForNull String baseline) {
        String given = Util.fixEmptyAndTrim(baseline);
        Baseline choice = given == null ? Baseline.PREVIOUS : Baseline.of(given);
        this.baseline = choice == Baseline.PREVIOUS ? null : choice.id();
    }

    /**
     * Ant patterns of the reports to keep with the build, separated by commas and relative to the current directory of
     * the step; null for none.
     */
    @CheckForNull
    public String getReports() {
        return reports;
    }

    @DataBoundSetter
    public void setReports(@CheckForNull String reports) {
        this.reports = Util.fixEmptyAndTrim(reports);
    }

    /** Whether the step waits for its deliveries and fails if a delivery fails. */
    public boolean isFailOnDeliveryError() {
        return failOnDeliveryError;
    }

    @DataBoundSetter
    public void setFailOnDeliveryError(boolean failOnDeliveryError) {
        this.failOnDeliveryError = failOnDeliveryError;
    }

    /** Whether the runs have no checks at their commit. */
    public boolean isSkipPublishingChecks() {
        return skipPublishingChecks;
    }

    @DataBoundSetter
    public void setSkipPublishingChecks(boolean skipPublishingChecks) {
        this.skipPublishingChecks = skipPublishingChecks;
    }

    /** The name of the check of all runs; null for that of a surrounding {@code withChecks}, else one for each test. */
    @CheckForNull
    public String getChecksName() {
        return checksName;
    }

    @DataBoundSetter
    public void setChecksName(@CheckForNull String checksName) {
        this.checksName = Util.fixEmptyAndTrim(checksName);
    }

    /** Conditions on each run that make the result of the build worse. */
    @NonNull
    public List<K6QualityGate> getQualityGates() {
        return qualityGates == null ? List.of() : List.copyOf(qualityGates);
    }

    /** @throws IllegalArgumentException for an invalid gate; the message is shown to the author of the pipeline */
    @DataBoundSetter
    public void setQualityGates(@CheckForNull List<K6QualityGate> qualityGates) {
        this.qualityGates = K6QualityGate.checked(qualityGates);
    }

    /** Whether a step that ends without a run reports this. */
    boolean isRunExpected() {
        return false;
    }

    /** Whether all k6 processes of the same test are instances of one run. */
    boolean isDistributedRun() {
        return false;
    }

    /** The number of instances of a distributed run; null if unknown. */
    @CheckForNull
    Integer expectedInstances() {
        return null;
    }

    /**
     * @throws IllegalArgumentException if the list of events is empty; the message is shown to the author of the
     *     pipeline
     */
    final void checkNotifyOn() {
        if (notifyOn != null && notifyOn.isEmpty()) {
            throw new IllegalArgumentException(Messages.NotifyingStep_NothingToNotifyOn());
        }
    }

    /** @param surroundingCheck name of the check around the step; null for none */
    Subscription subscription(String id, @CheckForNull String surroundingCheck) {
        return new Subscription(
                id,
                new NotificationSettings(
                        channels,
                        NotifyOn.of(getNotifyOn()),
                        testName,
                        slackCredentialsId,
                        webhookCredentialsId,
                        loadTestId,
                        projectId,
                        isRunExpected(),
                        Baseline.of(getBaseline()),
                        skipPublishingChecks,
                        checksName == null ? surroundingCheck : checksName,
                        isDistributedRun(),
                        expectedInstances(),
                        reports,
                        K6QualityGate.gates(qualityGates)));
    }

    /** Base of the descriptors of both steps. */
    public abstract static class NotifyingStepDescriptor extends StepDescriptor implements JobForm {

        /** Excludes launcher and workspace, so that {@code options} of a declarative pipeline can contain the step. */
        @Override
        public final Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FlowNode.class, TaskListener.class);
        }

        /** For the snippet generator, which shows the exception in place of the step: its message is sufficient. */
        @Override
        public final Step newInstance(@CheckForNull StaplerRequest2 req, @NonNull JSONObject formData)
                throws FormException {
            try {
                K6QualityGate.checkForm(formData);
                InstanceCount.checkForm(formData);
                Step step = super.newInstance(req, formData);
                if (step instanceof NotifyingStep made) {
                    made.checkNotifyOn();
                }
                return step;
            } catch (IllegalArgumentException e) {
                IllegalArgumentException shown = new IllegalArgumentException(e.getMessage());
                shown.setStackTrace(new StackTraceElement[0]);
                throw shown;
            }
        }
    }
}
