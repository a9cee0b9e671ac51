/** Processes of k6 that leave a record when they start, through a script that is first on the {@code PATH}. */
package io.jenkins.plugins.k6notify.engine.process;
