package io.jenkins.plugins.k6notify.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
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
 * What is shown of a run. All text is from outside, so views have to escape it. Names, numbers and units are those of the
 * webhook requests (docs/design.md §6); what is not known is null.
 */
@ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
@Restricted(NoExternalUse.class)
public final class RunView {

    /** For the remote API: shown wherever the bean around it is. */
    static final int WITH_ITS_PARENT = 999;

    private final RunRecord record;

    private RunView(RunRecord record) {
        this.record = record;
    }

    static RunView of(RunRecord record) {
        return new RunView(record);
    }

    private K6Run run() {
        return record.run();
    }

    @Exported
    public String getName() {
        return record.name();
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
        return outcome == null ? null : outcome.reason();
    }

    @CheckForNull
    @Exported
    public String getScript() {
        return run().banner().script();
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

    @Exported
    public Map<String, Double> getMetrics() {
        return run().summary().metrics();
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

    /** The branch or stage it ran in. */
    @CheckForNull
    @Exported
    public String getLabel() {
        return record.source().label();
    }

    /** The agent; empty for the controller. */
    @CheckForNull
    @Exported
    public String getNode() {
        return record.source().node();
    }

    @Exported
    public List<DeliveryView> getDeliveries() {
        return record.deliveries().stream().map(DeliveryView::new).toList();
    }

    /** For humans: how it came out, or that it runs. */
    public String getOutcome() {
        Outcome outcome = run().outcome();
        if (outcome == null) {
            return getStatusText();
        }
        return switch (outcome.kind()) {
            case PASSED -> Messages.RunView_Passed();
            case TEST_FAILED -> Messages.RunView_Failed();
            case STOPPED -> getStatusText();
        };
    }

    /** For humans: the name, where it ran and for how long, as far as known. */
    public String getTitle() {
        String label = getLabel();
        Long millis = getDurationMillis();
        return getName()
                + (label == null ? "" : " (" + label + ")")
                + (millis == null ? "" : ", " + Util.getTimeSpanString(millis));
    }

    /** The icon of Jenkins that goes with the outcome. */
    public String getIcon() {
        Outcome outcome = run().outcome();
        if (outcome == null) {
            return "symbol-status-nobuilt-anime";
        }
        return switch (outcome.kind()) {
            case PASSED -> "symbol-status-blue";
            case TEST_FAILED -> "symbol-status-red";
            case STOPPED -> "symbol-status-aborted";
        };
    }

    public List<ThresholdView> getCrossed() {
        return run().summary().crossed().stream().map(ThresholdView::new).toList();
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
