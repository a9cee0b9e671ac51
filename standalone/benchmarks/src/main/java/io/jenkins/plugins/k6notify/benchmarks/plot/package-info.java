/** Charts of the results of benchmarks, drawn from their CSV files. */
package io.jenkins.plugins.k6notify.benchmarks.plot;
