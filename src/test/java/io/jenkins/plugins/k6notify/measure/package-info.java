/**
 * What the plugin costs a real Jenkins, and how long its pages take: {@code mvn verify -Pmeasure}, or one of them with {@code
 * -Dtest=PageMeasurement}. Each prints a table and leaves it in {@code target/measure} as values separated by commas. They
 * assert that what was measured came about, and nothing of time. {@code docs/internals/performance.md} has what came out.
 *
 * <p>To try one out: {@code -Dmeasure.pipelines=10 -Dmeasure.rounds=1}.
 */
package io.jenkins.plugins.k6notify.measure;
