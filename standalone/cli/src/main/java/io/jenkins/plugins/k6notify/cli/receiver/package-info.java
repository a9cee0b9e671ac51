/**
 * Receiver of webhooks and Slack messages on the loopback address, with a web page that shows them, for inspecting
 * messages of k6-notify and trying its retries. {@link io.jenkins.plugins.k6notify.cli.receiver.Receiver} is the entry
 * point.
 */
package io.jenkins.plugins.k6notify.cli.receiver;
