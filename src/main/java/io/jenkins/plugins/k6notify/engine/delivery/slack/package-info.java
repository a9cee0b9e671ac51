/**
 * The transport for apps of Slack, over its Web API: {@code SlackAppSender} posts the message about a run when it starts
 * and updates it when it ends. Whether Slack accepted a call is in its answer ({@code "ok": false}), not in the HTTP
 * status; {@code SlackErrorKind} has the errors.
 *
 * <p>The receipt of an attempt ({@code PostedMessage}) identifies the message in Slack. It is stored with the delivery
 * before the next one about the run is sent, so a crash can make Slack show a message twice, but loses none.
 */
package io.jenkins.plugins.k6notify.engine.delivery.slack;
