package io.jenkins.plugins.k6notify.api;

import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A metric in the remote API, for formats in which its name cannot be a key. */
@ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
@Restricted(NoExternalUse.class)
public record MetricView(@Exported String name, @Exported double value) {

    /** Returns the metrics as a map; as a list for XML. */
    static Object of(Map<String, Double> metrics, boolean forXml) {
        return forXml
                ? metrics.entrySet().stream()
                        .map(metric -> new MetricView(XmlText.of(metric.getKey()), metric.getValue()))
                        .toList()
                : metrics;
    }
}
