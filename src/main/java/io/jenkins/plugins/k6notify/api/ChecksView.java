package io.jenkins.plugins.k6notify.api;

import io.jenkins.plugins.k6notify.engine.summary.Checks;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Counts of passed and failed checks. */
@ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
@Restricted(NoExternalUse.class)
public final class ChecksView {

    private final Checks checks;

    ChecksView(Checks checks) {
        this.checks = checks;
    }

    @Exported
    public long getPasses() {
        return checks.passes();
    }

    @Exported
    public long getFails() {
        return checks.fails();
    }
}
