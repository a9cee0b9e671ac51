package io.jenkins.plugins.k6notify.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.archive.FileOwner;
import io.jenkins.plugins.k6notify.archive.RunFiles;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.job.BuildCauses;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.view.CloudPage;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A run in the remote API. Names, numbers and units are the same as in webhook requests (docs/design.md §6). Unknown
 * values are null. Text contains no character that XML forbids.
 *
 * @param leftInCloud whether k6 exited while its run continues in k6 Cloud; its outcome is unknown to Jenkins
 * @param metrics values by metric and statistic; in XML a list of {@link MetricView}
 * @param cloudUrl address of the run in k6 Cloud; null if the console printed an address outside of k6 Cloud
 * @param user id of the user who started the build
 * @param label parallel branch or stage of the run
 * @param node the agent; empty for the controller
 * @param instances the k6 processes of a distributed run; empty for others
 * @param metricsOfWorstInstance the metrics that have the value of the worst instance
 * @param summaryFiles the summaries that k6 wrote; one for each instance of a distributed run
 */
@ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
@Restricted(NoExternalUse.class)
public record RunView(
        @Exported String name,
        @Exported long loadTestRunId,
        @Exported int status,
        @Exported String statusText,
        @Exported boolean leftInCloud,
        @CheckForNull @Exported Integer result,
        @CheckForNull @Exported String resultText,
        @CheckForNull @Exported String reason,
        @Exported List<WarningView> warnings,
        @CheckForNull @Exported GateView qualityGate,
        @CheckForNull @Exported String script,
        @CheckForNull @Exported String execution,
        @CheckForNull @Exported String started,
        @CheckForNull @Exported String ended,
        @CheckForNull @Exported Long durationMillis,
        @CheckForNull @Exported Integer exitCode,
        @Exported Object metrics,
        @Exported List<ThresholdView> thresholds,
        @CheckForNull @Exported ChecksView checks,
        @CheckForNull @Exported String cloudUrl,
        @Exported String trigger,
        @CheckForNull @Exported String user,
        @CheckForNull @Exported String label,
        @CheckForNull @Exported String node,
        @Exported List<InstanceView> instances,
        @Exported List<String> metricsOfWorstInstance,
        @Exported List<SummaryFileView> summaryFiles,
        @Exported List<ReportView> reports,
        @Exported List<DeliveryView> deliveries) {

    /** Visibility in the remote API: the bean is exported wherever its parent is. */
    static final int WITH_ITS_PARENT = 999;

    /**
     * @param causes the causes of the build
     * @param ids credential ids that the user may see
     * @param forXml whether to avoid metric names as keys: Jenkins writes keys as XML elements, and
     *     {@code http_req_duration{expected_response:true}.avg} would have an undeclared prefix, which most parsers
     *     reject
     */
    public static RunView of(RunRecord record, BuildCauses causes, CredentialIds ids, boolean forXml) {
        K6Run run = record.run();
        Optional<Outcome> outcome = Optional.ofNullable(run.outcome());
        Optional<K6Result> result = outcome.map(Outcome::result);
        return new RunView(
                XmlText.of(record.name()),
                record.loadTestRunId(),
                run.status().code(),
                run.status().text(),
                record.leftInCloud(),
                result.map(K6Result::code).orElse(null),
                result.map(K6Result::text).orElse(null),
                outcome.map(Outcome::reason).map(XmlText::of).orElse(null),
                run.warnings().stream().map(WarningView::of).toList(),
                Optional.ofNullable(record.verdict()).map(GateView::of).orElse(null),
                XmlText.of(run.banner().script()),
                Optional.ofNullable(run.banner().execution())
                        .map(execution -> execution.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                Objects.toString(run.started(), null),
                Objects.toString(run.ended(), null),
                Optional.ofNullable(run.duration()).map(Duration::toMillis).orElse(null),
                run.exitCode(),
                MetricView.of(run.summary().metrics(), forXml),
                run.summary().thresholds().stream().map(ThresholdView::of).toList(),
                Optional.ofNullable(run.summary().checks()).map(ChecksView::of).orElse(null),
                CloudPage.of(run.banner().url()).orElse(null),
                causes.trigger().id(),
                XmlText.of(causes.user()),
                XmlText.of(record.source().label()),
                XmlText.of(record.source().node()),
                run.instances().stream()
                        .map(instance -> InstanceView.of(instance, forXml))
                        .toList(),
                run.summary().ofWorst().stream().map(XmlText::of).toList(),
                record.files().stream()
                        .filter(RunFiles::hasSummary)
                        .map(files -> SummaryFileView.of(files.owner()))
                        .toList(),
                record.files().stream().flatMap(ReportView::of).toList(),
                record.deliveries().stream()
                        .map(delivery -> DeliveryView.of(delivery, ids))
                        .toList());
    }

    /**
     * A warning of a run.
     *
     * @param text one line in English
     * @param count null for a kind without a count
     */
    @ExportedBean(defaultVisibility = WITH_ITS_PARENT)
    @Restricted(NoExternalUse.class)
    public record WarningView(
            @Exported String kind,
            @Exported String text,
            @CheckForNull @Exported Long count) {

        private static WarningView of(RunWarning warning) {
            return new WarningView(warning.kind().id(), warning.words(), warning.count());
        }
    }

    /** A threshold of a run. */
    @ExportedBean(defaultVisibility = WITH_ITS_PARENT)
    @Restricted(NoExternalUse.class)
    public record ThresholdView(
            @Exported String metric,
            @CheckForNull @Exported String expression,
            @Exported boolean ok,
            @CheckForNull @Exported String actual) {

        private static ThresholdView of(Threshold threshold) {
            return new ThresholdView(
                    XmlText.of(threshold.metric()),
                    XmlText.of(threshold.expression()),
                    threshold.ok(),
                    XmlText.of(threshold.actual()));
        }
    }

    /**
     * A report of a run.
     *
     * @param name path in the workspace
     * @param instance label of the instance; null if the run is not distributed
     * @param url address relative to the build
     */
    @ExportedBean(defaultVisibility = WITH_ITS_PARENT)
    @Restricted(NoExternalUse.class)
    public record ReportView(
            @Exported String name,
            @CheckForNull @Exported String instance,
            @Exported String url) {

        private static Stream<ReportView> of(RunFiles files) {
            return files.reports().stream()
                    .map(report -> new ReportView(
                            XmlText.of(report.name()), XmlText.of(files.owner().instance()), report.url()));
        }
    }

    /**
     * A summary that k6 wrote.
     *
     * @param instance label of the instance; null if the run is not distributed
     * @param url address relative to the build
     */
    @ExportedBean(defaultVisibility = WITH_ITS_PARENT)
    @Restricted(NoExternalUse.class)
    public record SummaryFileView(
            @CheckForNull @Exported String instance,
            @Exported String url) {

        private static SummaryFileView of(FileOwner owner) {
            return new SummaryFileView(XmlText.of(owner.instance()), "k6/summaries/" + owner.summary());
        }
    }

    /** Counts of passed and failed checks. */
    @ExportedBean(defaultVisibility = WITH_ITS_PARENT)
    @Restricted(NoExternalUse.class)
    public record ChecksView(
            @Exported long passes, @Exported long fails) {

        private static ChecksView of(Checks checks) {
            return new ChecksView(checks.passes(), checks.fails());
        }
    }
}
