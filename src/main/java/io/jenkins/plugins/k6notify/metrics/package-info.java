/** Figures for the plugins <em>Metrics</em> and <em>Prometheus</em>, where they are installed. Nothing depends on this. */
package io.jenkins.plugins.k6notify.metrics;
