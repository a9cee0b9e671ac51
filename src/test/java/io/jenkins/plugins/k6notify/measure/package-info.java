/**
 * Measurements of the cost of the plugin in a real Jenkins, and of the response times of its pages:
 * {@code mvn verify -Pmeasure}, or one of them with {@code -Dtest=PageMeasurement}. Each prints a table and writes it
 * to {@code target/measure} as comma-separated values. They assert that the measured work was done, and nothing about
 * time. {@code docs/internals/performance.md} has the results.
 *
 * <p>For a short trial: {@code -Dmeasure.pipelines=10 -Dmeasure.rounds=1}.
 */
package io.jenkins.plugins.k6notify.measure;
