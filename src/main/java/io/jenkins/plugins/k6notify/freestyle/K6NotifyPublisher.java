package io.jenkins.plugins.k6notify.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.Descriptor;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Notifier;
import hudson.tasks.Publisher;
import io.jenkins.plugins.k6notify.channel.CheckBoxes;
import io.jenkins.plugins.k6notify.channel.EventChoices;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.form.InstanceCount;
import io.jenkins.plugins.k6notify.form.JobForm;
import io.jenkins.plugins.k6notify.gate.GateResult;
import io.jenkins.plugins.k6notify.gate.K6QualityGate;
import io.jenkins.plugins.k6notify.pipeline.K6NotifyStep;
import io.jenkins.plugins.k6notify.report.BuildConsole;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The post-build action <em>k6 notifications</em>. The form lists it there, but it works from the first line of the console
 * ({@link BuildConsoleFilter}). Changes the result of a build only if the
 * author of the job sets quality gates.
 */
@SuppressWarnings("unchecked") // of each Notifier: its getDescriptor() has a raw type
public final class K6NotifyPublisher extends Notifier {

    private static final Logger LOGGER = Logger.getLogger(K6NotifyPublisher.class.getName());

    /** Compared by name, since that plugin is optional. */
    private static final String MATRIX_PARENT = "hudson.matrix.MatrixBuild";

    private List<String> channels = new ArrayList<>();

    /** Null for all events, the default, which is not saved. */
    @CheckForNull
    private List<String> notifyOn;

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

    @CheckForNull
    private String reports;

    /** Null for false, the default, which is not saved. */
    @CheckForNull
    private Boolean expectRun;

    /** Null for true, the default, which is not saved. */
    @CheckForNull
    private Boolean watchProcesses;

    /** Null for the default, which is not saved. */
    @CheckForNull
    private String baseline;
    /** Null for false, the default, which is not saved. */
    @CheckForNull
    private Boolean skipPublishingChecks;

    @CheckForNull
    private String checksName;
    /** Null for false, the default, which is not saved. */
    @CheckForNull
    private Boolean distributed;

    @CheckForNull
    private Integer instances;

    /** Null for none, the default, which is not saved. */
    @CheckForNull
    private List<K6QualityGate> qualityGates;

    @DataBoundConstructor
    public K6NotifyPublisher() {}

    /** Names of channels of the system configuration. */
    @NonNull
    public List<String> getChannels() {
        return channels == null ? List.of() : List.copyOf(channels);
    }

    @DataBoundSetter
    public void setChannels(@CheckForNull List<String> channels) {
        this.channels = new ArrayList<>(CheckBoxes.ticked(channels));
    }

    /** Identifiers of events that are sent, as in {@link NotifyOn}; empty for none. */
    @NonNull
    public List<String> getNotifyOn() {
        return notifyOn == null ? List.of("all") : List.copyOf(notifyOn);
    }

    /** @throws IllegalArgumentException for an unknown event; the message is for users */
    @DataBoundSetter
    public void setNotifyOn(@CheckForNull List<String> notifyOn) {
        // Throws for an unknown event, which a channel may keep.
        NotifyOn.of(CheckBoxes.ticked(notifyOn));
        this.notifyOn = EventChoices.saved(notifyOn);
    }

    /** Null for the name of the script. */
    @CheckForNull
    public String getTestName() {
        return testName;
    }

    @DataBoundSetter
    public void setTestName(@CheckForNull String testName) {
        this.testName = Util.fixEmptyAndTrim(testName);
    }

    @CheckForNull
    public String getSlackCredentialsId() {
        return slackCredentialsId;
    }

    @DataBoundSetter
    public void setSlackCredentialsId(@CheckForNull String slackCredentialsId) {
        this.slackCredentialsId = Util.fixEmptyAndTrim(slackCredentialsId);
    }

    @CheckForNull
    public String getWebhookCredentialsId() {
        return webhookCredentialsId;
    }

    @DataBoundSetter
    public void setWebhookCredentialsId(@CheckForNull String webhookCredentialsId) {
        this.webhookCredentialsId = Util.fixEmptyAndTrim(webhookCredentialsId);
    }

    /** Null to derive it from job and name. */
    @CheckForNull
    public Integer getLoadTestId() {
        return loadTestId;
    }

    @DataBoundSetter
    public void setLoadTestId(@CheckForNull Integer loadTestId) {
        this.loadTestId = loadTestId;
    }

    /** Null for the project of the system configuration. */
    @CheckForNull
    public Integer getProjectId() {
        return projectId;
    }

    @DataBoundSetter
    public void setProjectId(@CheckForNull Integer projectId) {
        this.projectId = projectId;
    }

    /** Relative to the workspace; null for the file that the plugin requests from k6. */
    @CheckForNull
    public String getSummaryFile() {
        return summaryFile;
    }

    @DataBoundSetter
    public void setSummaryFile(@CheckForNull String summaryFile) {
        this.summaryFile = Util.fixEmptyAndTrim(summaryFile);
    }

    /** Ant patterns relative to the workspace, separated by commas; null for none. */
    @CheckForNull
    public String getReports() {
        return reports;
    }

    @DataBoundSetter
    public void setReports(@CheckForNull String reports) {
        this.reports = Util.fixEmptyAndTrim(reports);
    }

    /** Whether a build without a k6 run sends one finished notification. */
    public boolean isExpectRun() {
        return Boolean.TRUE.equals(expectRun);
    }

    @DataBoundSetter
    public void setExpectRun(boolean expectRun) {
        this.expectRun = expectRun ? Boolean.TRUE : null;
    }

    /** Whether processes of k6 leave records, unless the system configuration turns this off for all jobs. */
    public boolean isWatchProcesses() {
        return !Boolean.FALSE.equals(watchProcesses);
    }

    @DataBoundSetter
    public void setWatchProcesses(boolean watchProcesses) {
        this.watchProcesses = watchProcesses ? null : Boolean.FALSE;
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

    /** Whether the runs have no checks at their commit. */
    public boolean isSkipPublishingChecks() {
        return Boolean.TRUE.equals(skipPublishingChecks);
    }

    @DataBoundSetter
    public void setSkipPublishingChecks(boolean skipPublishingChecks) {
        this.skipPublishingChecks = skipPublishingChecks ? Boolean.TRUE : null;
    }

    /** The name of the check of all runs; null for one check for each test. */
    @CheckForNull
    public String getChecksName() {
        return checksName;
    }

    @DataBoundSetter
    public void setChecksName(@CheckForNull String checksName) {
        this.checksName = Util.fixEmptyAndTrim(checksName);
    }

    /** Whether all k6 processes of the same test in the build are instances of one run. */
    public boolean isDistributed() {
        return Boolean.TRUE.equals(distributed);
    }

    @DataBoundSetter
    public void setDistributed(boolean distributed) {
        this.distributed = distributed ? Boolean.TRUE : null;
    }

    /** The number of instances of a distributed run; null if unknown. A number implies {@link #isDistributed}. */
    @CheckForNull
    public Integer getInstances() {
        return instances;
    }

    /** @throws IllegalArgumentException for a number below 1; the message is for users */
    @DataBoundSetter
    public void setInstances(@CheckForNull Integer instances) {
        this.instances = InstanceCount.checked(instances);
    }

    /** Conditions on each run that make the result of the build worse. */
    @NonNull
    public List<K6QualityGate> getQualityGates() {
        return qualityGates == null ? List.of() : List.copyOf(qualityGates);
    }

    /** @throws IllegalArgumentException for an invalid gate; the message is for users */
    @DataBoundSetter
    public void setQualityGates(@CheckForNull List<K6QualityGate> qualityGates) {
        List<K6QualityGate> given = K6QualityGate.checked(qualityGates);
        this.qualityGates = given.isEmpty() ? null : given;
    }

    Subscription subscription(AbstractBuild<?, ?> build) {
        // The parent of a matrix has no build steps: its configurations run k6 in their own builds.
        boolean runsSteps = !build.getClass().getName().equals(MATRIX_PARENT);
        return new Subscription(
                "publisher",
                new NotificationSettings(
                        getChannels(),
                        EventChoices.read(getNotifyOn()),
                        testName,
                        slackCredentialsId,
                        webhookCredentialsId,
                        loadTestId,
                        projectId,
                        isExpectRun() && runsSteps,
                        Baseline.of(getBaseline()),
                        isSkipPublishingChecks(),
                        checksName,
                        isDistributed(),
                        instances,
                        reports,
                        K6QualityGate.gates(qualityGates)));
    }

    @Override
    public BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.NONE;
    }

    /** Prints problems of the configuration at the top of the console. */
    @Override
    public boolean prebuild(AbstractBuild<?, ?> build, BuildListener listener) {
        try {
            new RunReporter(build, subscription(build))
                    .problems()
                    .forEach(problem -> BuildConsole.print(listener, problem));
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to check the channels of " + build);
        }
        return true;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
        try {
            if (!isOfProject(build)) {
                BuildConsole.print(listener, Messages.K6NotifyPublisher_Wrapped());
            }
            BuildWatches.get().of(build).ifPresent(watch -> stepsEnded(build, watch, listener));
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to report the end of k6 runs of " + build);
        }
        return true;
    }

    private static void stepsEnded(AbstractBuild<?, ?> build, BuildWatch watch, BuildListener listener) {
        watch.stepsEnded();
        watch.skippedFiles().forEach(file -> BuildConsole.print(listener, file.words()));
        GateResult gates = watch.judge();
        gates.print(listener);
        gates.result().ifPresent(build::setResult);
    }

    /**
     * Whether this is a post-build action of the project itself, so that the build is watched. Other actions can wrap actions and
     * call them too late to watch anything.
     */
    private boolean isOfProject(AbstractBuild<?, ?> build) {
        return BuildWatches.get().of(build).isPresent()
                && build.getProject().getPublishersList().get(K6NotifyPublisher.class) == this;
    }

    /** Descriptor of the action. */
    @Extension
    @Symbol("k6NotifyPublisher")
    @Restricted(NoExternalUse.class)
    public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> implements JobForm {

        /** Fields of the steps with the same help. */
        private static final List<String> SHARED_HELP = List.of(
                "baseline",
                "channels",
                "checksName",
                "distributed",
                "instances",
                "loadTestId",
                "notifyOn",
                "projectId",
                "qualityGates",
                "skipPublishingChecks",
                "slackCredentialsId",
                "testName",
                "watchProcesses",
                "webhookCredentialsId");

        public DescriptorImpl() {
            SHARED_HELP.forEach(field -> addHelpFileRedirect(field, K6NotifyStep.class, field));
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.K6NotifyPublisher_DisplayName();
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }

        @Override
        public Publisher newInstance(@CheckForNull StaplerRequest2 req, @NonNull JSONObject formData)
                throws Descriptor.FormException {
            try {
                K6QualityGate.checkForm(formData);
                InstanceCount.checkForm(formData);
            } catch (IllegalArgumentException e) {
                throw new FormException(e.getMessage(), "qualityGates");
            }
            Publisher publisher = super.newInstance(req, formData);
            if (publisher instanceof K6NotifyPublisher made
                    && made.getNotifyOn().isEmpty()) {
                throw new FormException(Messages.K6NotifyPublisher_NothingToNotifyOn(), "notifyOn");
            }
            return publisher;
        }
    }
}
