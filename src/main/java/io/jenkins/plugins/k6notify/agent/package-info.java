/** Files of k6 on agents. */
package io.jenkins.plugins.k6notify.agent;
