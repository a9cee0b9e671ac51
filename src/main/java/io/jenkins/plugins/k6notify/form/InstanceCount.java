package io.jenkins.plugins.k6notify.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Checks the number of instances of a distributed run, as a job sets it. */
@Restricted(NoExternalUse.class)
public final class InstanceCount {

    private InstanceCount() {}

    /**
     * Returns the number as given.
     *
     * @throws IllegalArgumentException for a number below 1; the message is for users
     */
    @CheckForNull
    public static Integer checked(@CheckForNull Integer given) {
        if (given != null && given < 1) {
            throw new IllegalArgumentException(Messages.InstanceCount_TooSmall(given.toString()));
        }
        return given;
    }
}
