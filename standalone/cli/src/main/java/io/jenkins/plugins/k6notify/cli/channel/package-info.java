/** Channels of the command line, defined by its options. */
package io.jenkins.plugins.k6notify.cli.channel;
