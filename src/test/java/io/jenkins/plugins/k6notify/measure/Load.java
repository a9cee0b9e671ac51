package io.jenkins.plugins.k6notify.measure;

import java.io.Serializable;

/**
 * The cost of one round of pipelines for the controller.
 *
 * @param seconds from the scheduling of the first build to the end of the last one
 * @param secondsOfBuild the median duration of a build
 * @param processor seconds of processor time of the controller until all messages were delivered, or until the end of
 * the last
 *     build if deliveries are not waited for
 * @param live megabytes of heap after a garbage collection while all builds are in the middle of their run
 * @param peak maximum megabytes of heap, with garbage
 * @param threads maximum number of threads
 * @param waiting undelivered messages at the end of the last build
 */
record Load(double seconds, double secondsOfBuild, double processor, double live, double peak, int threads, int waiting)
        implements Serializable {

    private static final long serialVersionUID = 1L;
}
