package io.jenkins.plugins.k6notify.cli.channel;

import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;

/** Somewhere to send to, and in which form. */
public record Channel(Endpoint endpoint, MessageFormat format) {

    public String name() {
        return endpoint.channel();
    }
}
