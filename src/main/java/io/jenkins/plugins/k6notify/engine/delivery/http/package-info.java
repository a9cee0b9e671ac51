/**
 * The transport over HTTP: {@code HttpSender} makes one attempt at the {@code Target} that the {@code EndpointResolver}
 * finds, over the {@code SendingClient}. {@code ResponseReader} makes an attempt of a response, {@code TransportErrors} words for the lack of one;
 * {@code Redaction} takes secrets out of both. {@code Signature} signs requests.
 *
 * <p>A URL and a signing secret exist in a {@code Target} alone, for the time of an attempt.
 */
package io.jenkins.plugins.k6notify.engine.delivery.http;
