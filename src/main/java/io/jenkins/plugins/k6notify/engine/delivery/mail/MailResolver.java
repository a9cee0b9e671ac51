package io.jenkins.plugins.k6notify.engine.delivery.mail;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;

/** Looks up mail server, sender and recipients of an endpoint. */
@FunctionalInterface
public interface MailResolver {

    /**
     * Resolves the endpoint of a delivery. Called on a delivery thread before each attempt, so that changed settings take
     * effect immediately.
     *
     * @throws UnusableEndpointException if the endpoint has no usable sender or recipient and a retry would not help: the
     *     delivery fails permanently. After any other exception, the attempt is repeated.
     */
    MailTarget resolve(Delivery delivery);
}
