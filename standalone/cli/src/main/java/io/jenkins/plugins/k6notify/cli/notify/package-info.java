/** From runs in a console to the output and messages of the command line. */
package io.jenkins.plugins.k6notify.cli.notify;
