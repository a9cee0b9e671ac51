/**
 * Helpers of tests without Jenkins: the tag {@link io.jenkins.plugins.k6notify.support.InJenkins}, jobs, builds and
 * steps without a Jenkins, and a real browser. Helpers that need a Jenkins are in the package {@code support.jenkins}.
 */
package io.jenkins.plugins.k6notify.support;
