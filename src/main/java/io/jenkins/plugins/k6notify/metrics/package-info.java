/**
 * Metrics for the optional plugins <em>Metrics</em> and <em>Prometheus</em>. All other packages are independent of it.
 */
package io.jenkins.plugins.k6notify.metrics;
