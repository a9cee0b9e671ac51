/** The command that is wrapped by {@code k6-notify run}: its output, its signals, the summary it leaves. */
package io.jenkins.plugins.k6notify.cli.process;
