/** Answers calls of Slack's Web API as its documentation says. */
package io.jenkins.plugins.k6notify.cli.receiver.slack;
