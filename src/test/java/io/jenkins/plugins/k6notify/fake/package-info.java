/**
 * Jobs, builds and steps without a Jenkins, for tests that run in both builds. What a stand-in need not have is overridden
 * without saying so.
 */
package io.jenkins.plugins.k6notify.fake;
