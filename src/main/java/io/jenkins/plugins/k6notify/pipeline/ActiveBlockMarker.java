package io.jenkins.plugins.k6notify.pipeline;

import java.io.Serializable;

/** Marks the context of steps inside a block, so that they can detect it. */
final class ActiveBlockMarker implements Serializable {

    private static final long serialVersionUID = 1L;
}
