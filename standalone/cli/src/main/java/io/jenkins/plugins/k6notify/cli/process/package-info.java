/** Command wrapped by {@code k6-notify run}: its output, signals and summary. */
package io.jenkins.plugins.k6notify.cli.process;
