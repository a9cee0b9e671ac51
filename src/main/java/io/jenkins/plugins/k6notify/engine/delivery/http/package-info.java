/**
 * The transport over HTTP: {@code HttpSender} makes one attempt with the {@code Target} that the
 * {@code EndpointResolver} returns, over the {@code SendingClient}. {@code ResponseReader} reads a response, and
 * {@code ResponseRules} determine the attempt that it results in. {@code Signature} signs requests.
 *
 * <p>Only a {@code Target} contains a URL and a signing secret, for the duration of an attempt.
 */
package io.jenkins.plugins.k6notify.engine.delivery.http;
