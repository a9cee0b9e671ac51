package io.jenkins.plugins.k6notify.api;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A metric in the remote API, for formats in which its name cannot be a key. */
@ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
@Restricted(NoExternalUse.class)
public final class MetricView {

    private final String name;
    private final double value;

    MetricView(String name, double value) {
        this.name = name;
        this.value = value;
    }

    @Exported
    public String getName() {
        return XmlText.of(name);
    }

    @Exported
    public double getValue() {
        return value;
    }
}
