/** The channels of the command line: what its options say about where to send. */
package io.jenkins.plugins.k6notify.cli.channel;
