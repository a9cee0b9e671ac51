package io.jenkins.plugins.k6notify.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A threshold in the remote API. Metric and expression are untrusted text: views must escape them. */
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

    /** The measured value, formatted for the locale of the request. */
    @CheckForNull
    public String getActualText() {
        String actual = threshold.actual();
        return actual == null ? null : Numbers.printed(actual);
    }
}
