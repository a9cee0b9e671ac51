package io.jenkins.plugins.k6notify.cli.channel;

import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;

/** Destination of messages, and their format. */
public record CommandLineChannel(Endpoint endpoint, MessageFormat format) {

    public String name() {
        return endpoint.channel();
    }
}
