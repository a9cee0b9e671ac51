/** Quality gates: conditions that the author of a job sets for its runs, and their evaluation. */
package io.jenkins.plugins.k6notify.engine.gate;
