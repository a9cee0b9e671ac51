/** Requests as received: what they are, their answers, and the log of the last ones. */
package io.jenkins.plugins.k6notify.cli.receiver.request;
