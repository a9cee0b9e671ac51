package io.jenkins.plugins.k6notify.pipeline.step;

import java.io.Serializable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Marks the context of steps inside a block, so that they can detect it.
 *
 * @param watchProcesses whether processes of k6 leave records
 */
@Restricted(NoExternalUse.class)
public record ActiveBlockMarker(boolean watchProcesses) implements Serializable {

    private static final long serialVersionUID = 1L;
}
