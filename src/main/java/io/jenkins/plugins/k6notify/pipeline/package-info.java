/**
 * The pipeline steps {@code k6Notify} and {@code k6NotifyRun}. A
 * {@link io.jenkins.plugins.k6notify.pipeline.K6Detector} next to the console of each step detects output of k6; a
 * {@link io.jenkins.plugins.k6notify.pipeline.BlockMonitor} then reads the events from the log of the step, on the
 * controller.
 */
package io.jenkins.plugins.k6notify.pipeline;
