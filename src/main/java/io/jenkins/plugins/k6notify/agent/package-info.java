/** Files of k6 on agents: summaries, and records of processes. */
package io.jenkins.plugins.k6notify.agent;
