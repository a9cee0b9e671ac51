package io.jenkins.plugins.k6notify.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.job.BuildCauses;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.view.CloudPage;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A run in the remote API. All text is untrusted: views must escape it. Names, numbers and units are the same as in
 * webhook requests (docs/design.md §6). Unknown values are null.
 */
@ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
@Restricted(NoExternalUse.class)
public final class RunView {

    /** Visibility in the remote API: the bean is exported wherever its parent is. */
    static final int WITH_ITS_PARENT = 999;

    private final RunRecord record;
    private final BuildCauses causes;
    private final CredentialIds ids;
    private final boolean forXml;

    /**
     * @param causes the causes of the build
     * @param ids credential ids that the user may see
     * @param forXml whether to avoid metric names as keys: Jenkins writes keys as XML elements, and
     *     {@code http_req_duration{expected_response:true}.avg} would have an undeclared prefix, which most parsers
     *     reject
     */
    public RunView(RunRecord record, BuildCauses causes, CredentialIds ids, boolean forXml) {
        this.record = record;
        this.causes = causes;
        this.ids = ids;
        this.forXml = forXml;
    }

    private K6Run run() {
        return record.run();
    }

    @Exported
    public String getName() {
        return XmlText.of(record.name());
    }

    @Exported
    public long getLoadTestRunId() {
        return record.loadTestRunId();
    }

    @Exported
    public int getStatus() {
        return run().status().code();
    }

    @Exported
    public String getStatusText() {
        return run().status().text();
    }

    /** Whether k6 exited while its run continues in k6 Cloud. The outcome of such a run is unknown to Jenkins. */
    @Exported
    public boolean isLeftInCloud() {
        return record.leftInCloud();
    }

    @CheckForNull
    @Exported
    public Integer getResult() {
        K6Result result = result();
        return result == null ? null : result.code();
    }

    @CheckForNull
    @Exported
    public String getResultText() {
        K6Result result = result();
        return result == null ? null : result.text();
    }

    @CheckForNull
    @Exported
    public String getReason() {
        Outcome outcome = run().outcome();
        return outcome == null ? null : XmlText.of(outcome.reason());
    }

    @Exported
    public List<WarningView> getWarnings() {
        return run().warnings().stream().map(WarningView::new).toList();
    }

    @CheckForNull
    @Exported
    public String getScript() {
        return XmlText.of(run().banner().script());
    }

    @CheckForNull
    @Exported
    public String getExecution() {
        Execution execution = run().banner().execution();
        return execution == null ? null : execution.name().toLowerCase(Locale.ROOT);
    }

    @CheckForNull
    @Exported
    public String getStarted() {
        return text(run().started());
    }

    @CheckForNull
    @Exported
    public String getEnded() {
        return text(run().ended());
    }

    @CheckForNull
    @Exported
    public Long getDurationMillis() {
        Duration duration = run().duration();
        return duration == null ? null : duration.toMillis();
    }

    @CheckForNull
    @Exported
    public Integer getExitCode() {
        return run().exitCode();
    }

    /** Values by metric and statistic, as in webhook requests; in XML a list of {@link MetricView}. */
    @Exported
    public Object getMetrics() {
        Map<String, Double> metrics = run().summary().metrics();
        return forXml
                ? metrics.entrySet().stream()
                        .map(metric -> new MetricView(metric.getKey(), metric.getValue()))
                        .toList()
                : metrics;
    }

    @Exported
    public List<ThresholdView> getThresholds() {
        return run().summary().thresholds().stream().map(ThresholdView::new).toList();
    }

    @CheckForNull
    @Exported
    public ChecksView getChecks() {
        Checks checks = run().summary().checks();
        return checks == null ? null : new ChecksView(checks);
    }

    /** The address of the run in k6 Cloud; null if the console printed an address outside of k6 Cloud. */
    @CheckForNull
    @Exported
    public String getCloudUrl() {
        return CloudPage.of(run().banner().url()).orElse(null);
    }

    @Exported
    public String getTrigger() {
        return causes.trigger().id();
    }

    /** The id of the user who started the build. */
    @CheckForNull
    @Exported
    public String getUser() {
        return XmlText.of(causes.user());
    }

    /** The parallel branch or stage of the run. */
    @CheckForNull
    @Exported
    public String getLabel() {
        return XmlText.of(record.source().label());
    }

    /** The agent; empty for the controller. */
    @CheckForNull
    @Exported
    public String getNode() {
        return XmlText.of(record.source().node());
    }

    @Exported
    public List<DeliveryView> getDeliveries() {
        return record.deliveries().stream()
                .map(delivery -> new DeliveryView(delivery, ids))
                .toList();
    }

    @CheckForNull
    private K6Result result() {
        Outcome outcome = run().outcome();
        return outcome == null ? null : outcome.result();
    }

    @CheckForNull
    private static String text(@CheckForNull Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
