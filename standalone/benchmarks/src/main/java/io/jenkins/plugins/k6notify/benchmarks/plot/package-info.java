/** Pictures of what was measured, drawn from the CSV that benchmarks write. */
package io.jenkins.plugins.k6notify.benchmarks.plot;
