/**
 * Receiver of webhooks and Slack messages on the loopback address, with a web page that shows them, for inspecting
 * messages of k6-notify and trying its retries. The entry point is
 * {@link io.jenkins.plugins.k6notify.cli.receiver.ReceiverServer}.
 */
package io.jenkins.plugins.k6notify.cli.receiver;
