package io.jenkins.plugins.k6notify.pipeline;

import java.io.Serializable;

/** Lies in the context of the steps within a block, for those who want to know whether they are in one. */
final class ActiveBlockMarker implements Serializable {

    private static final long serialVersionUID = 1L;
}
