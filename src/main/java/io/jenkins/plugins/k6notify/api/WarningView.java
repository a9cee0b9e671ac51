package io.jenkins.plugins.k6notify.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A warning of a run in the remote API. */
@ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
@Restricted(NoExternalUse.class)
public final class WarningView {

    private final RunWarning warning;

    WarningView(RunWarning warning) {
        this.warning = warning;
    }

    @Exported
    public String getKind() {
        return warning.kind().id();
    }

    /** One line in English. */
    @Exported
    public String getText() {
        return warning.words();
    }

    /** Null for a kind without a count. */
    @CheckForNull
    @Exported
    public Long getCount() {
        return warning.count();
    }
}
