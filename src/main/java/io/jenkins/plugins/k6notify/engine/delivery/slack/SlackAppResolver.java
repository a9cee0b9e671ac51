package io.jenkins.plugins.k6notify.engine.delivery.slack;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;

/** Looks up the bot token and the channel in Slack of an endpoint. */
@FunctionalInterface
public interface SlackAppResolver {

    /**
     * Resolves the endpoint of a delivery. Called on a delivery thread before each attempt, so that a changed token or
     * channel takes effect immediately.
     *
     * @throws UnusableEndpointException if the endpoint has no usable token and a retry would not help: the delivery
     *     fails permanently. After any other exception, the attempt is repeated.
     */
    SlackAppTarget resolve(Delivery delivery);
}
