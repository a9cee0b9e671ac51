package io.jenkins.plugins.k6notify.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.List;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Check boxes of a form that share one name. */
@Restricted(NoExternalUse.class)
public final class CheckBoxes {

    private CheckBoxes() {}

    /**
     * Returns the values of the ticked boxes. The form submits an empty value in addition to them: without it, a form
     * with no box ticked would skip the setter.
     */
    public static List<String> ticked(@CheckForNull List<String> submitted) {
        return Util.fixNull(submitted).stream()
                .map(Util::fixEmptyAndTrim)
                .filter(Objects::nonNull)
                .toList();
    }
}
