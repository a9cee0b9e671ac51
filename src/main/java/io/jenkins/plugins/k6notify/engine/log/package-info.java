/** Readers for k6's log, for shell command traces, and for the final errors of a run. */
package io.jenkins.plugins.k6notify.engine.log;
