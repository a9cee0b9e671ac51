/** Helpers of tests that start a real Jenkins; the standalone build does not compile them. */
package io.jenkins.plugins.k6notify.support.jenkins;
