package io.jenkins.plugins.k6notify.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.gate.GateFinding;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What the quality gates say about a run in the remote API.
 *
 * @param status {@code passed}, {@code unstable} or {@code failed}
 */
@ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
@Restricted(NoExternalUse.class)
public record GateView(
        @Exported String status,
        @Exported List<FindingView> violations,
        @Exported List<FindingView> notEvaluated) {

    static GateView of(GateVerdict verdict) {
        return new GateView(
                verdict.status().id(),
                verdict.violations().stream().map(FindingView::of).toList(),
                verdict.notEvaluated().stream().map(FindingView::of).toList());
    }

    /**
     * A quality gate that is violated or was not evaluated.
     *
     * @param subject metric and statistic; null for a condition without a metric
     * @param text one line in English
     */
    @ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
    @Restricted(NoExternalUse.class)
    public record FindingView(
            @Exported String kind,
            @Exported String criticality,
            @CheckForNull @Exported String subject,
            @CheckForNull @Exported Double value,
            @CheckForNull @Exported Double limit,
            @CheckForNull @Exported Double previous,
            @Exported String text) {

        private static FindingView of(GateFinding finding) {
            return new FindingView(
                    finding.kind().id(),
                    finding.criticality().id(),
                    XmlText.of(finding.subject()),
                    finding.value(),
                    finding.limit(),
                    finding.previous(),
                    XmlText.of(finding.words()));
        }
    }
}
