/**
 * The transport over HTTP: {@code HttpSender} makes one attempt with the {@code Target} that the
 * {@code EndpointResolver} returns, over the {@code SendingClient}. {@code ResponseReader} converts a response to an
 * attempt, and {@code TransportErrors} an exception to a reason; {@code Redaction} masks secrets in both.
 * {@code Signature} signs requests.
 *
 * <p>Only a {@code Target} contains a URL and a signing secret, for the duration of an attempt.
 */
package io.jenkins.plugins.k6notify.engine.delivery.http;
