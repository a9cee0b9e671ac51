package io.jenkins.plugins.k6notify.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What is shown of a threshold. Metric and expression are from outside: views have to escape. */
@ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
@Restricted(NoExternalUse.class)
public final class ThresholdView {

    private final Threshold threshold;

    public ThresholdView(Threshold threshold) {
        this.threshold = threshold;
    }

    @Exported
    public String getMetric() {
        return XmlText.of(threshold.metric());
    }

    @CheckForNull
    @Exported
    public String getExpression() {
        return XmlText.of(threshold.expression());
    }

    @Exported
    public boolean isOk() {
        return threshold.ok();
    }

    @CheckForNull
    @Exported
    public String getActual() {
        return XmlText.of(threshold.actual());
    }

    /** For humans: the measured value as their language writes it. */
    @CheckForNull
    public String getActualText() {
        String actual = threshold.actual();
        return actual == null ? null : Numbers.printed(actual);
    }
}
