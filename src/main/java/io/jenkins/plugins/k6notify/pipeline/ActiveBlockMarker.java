package io.jenkins.plugins.k6notify.pipeline;

import java.io.Serializable;

/**
 * Marks the context of steps inside a block, so that they can detect it.
 *
 * @param watchProcesses whether processes of k6 leave records
 */
record ActiveBlockMarker(boolean watchProcesses) implements Serializable {

    private static final long serialVersionUID = 1L;
}
