/** From the runs of a console to what the command line prints and sends. */
package io.jenkins.plugins.k6notify.cli.notify;
