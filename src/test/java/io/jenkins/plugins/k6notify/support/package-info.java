/**
 * Helpers of tests that start no Jenkins: the tag {@link io.jenkins.plugins.k6notify.support.InJenkins}, jobs, builds and steps
 * without a Jenkins, and a real browser. What needs a Jenkins is in the package {@code support.jenkins}.
 */
package io.jenkins.plugins.k6notify.support;
