package io.jenkins.plugins.k6notify.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What is shown of a threshold. Metric and expression are from outside: views have to escape. */
@ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
@Restricted(NoExternalUse.class)
public final class ThresholdView {

    private final Threshold threshold;

    ThresholdView(Threshold threshold) {
        this.threshold = threshold;
    }

    @Exported
    public String getMetric() {
        return threshold.metric();
    }

    @CheckForNull
    @Exported
    public String getExpression() {
        return threshold.expression();
    }

    @Exported
    public boolean isOk() {
        return threshold.ok();
    }

    @CheckForNull
    @Exported
    public String getActual() {
        return threshold.actual();
    }

    /** For humans. */
    public String getText() {
        return threshold.metric()
                + (threshold.expression() == null ? "" : " " + threshold.expression())
                + (threshold.actual() == null ? "" : " (" + threshold.actual() + ")");
    }
}
