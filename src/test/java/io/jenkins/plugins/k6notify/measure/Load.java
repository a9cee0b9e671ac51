package io.jenkins.plugins.k6notify.measure;

import java.io.Serializable;

/**
 * What one round of pipelines took, and the controller with it.
 *
 * @param seconds from the first build that is scheduled to the last that is over
 * @param secondsOfBuild the median of all builds, from their start to their end
 * @param processor seconds of processors that the controller used until all that was told was delivered, or until the last
 *     build was over if that is not waited for
 * @param live megabytes of heap after a collection of garbage while all builds are in the middle of their run
 * @param peak megabytes of heap at the most, garbage included
 * @param threads at the most
 * @param waiting messages that are not delivered when the last build is over
 */
record Load(double seconds, double secondsOfBuild, double processor, double live, double peak, int threads, int waiting)
        implements Serializable {

    private static final long serialVersionUID = 1L;
}
