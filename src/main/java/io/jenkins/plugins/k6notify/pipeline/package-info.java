/**
 * The step {@code k6Notify}. A {@link io.jenkins.plugins.k6notify.pipeline.K6Detector} beside the console of each step only says
 * that there is something to see; what happened is then read from the log of the step, on the controller, by a
 * {@link io.jenkins.plugins.k6notify.pipeline.BlockMonitor}.
 */
package io.jenkins.plugins.k6notify.pipeline;
