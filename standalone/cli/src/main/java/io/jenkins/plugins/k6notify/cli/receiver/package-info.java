/**
 * A receiver of webhooks and Slack messages on the loopback address, with a web page that shows what arrived: to see what
 * k6-notify sends, and to try out its retries. {@link io.jenkins.plugins.k6notify.cli.receiver.Receiver} is the way in.
 */
package io.jenkins.plugins.k6notify.cli.receiver;
